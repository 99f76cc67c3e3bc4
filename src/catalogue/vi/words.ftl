# Từ ngữ cho các mã mà mọi người nhìn thấy, và từ ngữ chung của màn hình. Động từ tiếng Anh là bản gốc: một từ
# "thông qua" có thể ứng với bốn động từ của ASEAN, nên từ tiếng Anh đi kèm để không ai phải dịch ngược.

## Cách viết danh sách, giờ và khoảng thời gian

list-middle = { $first }, { $second }
list-end = { $first } và { $second }
instant =
    { $place-count ->
        [0] { $second-count ->
            [0] { $hour } giờ { $minute }
           *[other] { $hour } giờ { $minute } phút { $second } giây
        }
       *[other] { $second-count ->
            [0] { $hour } giờ { $minute }, giờ { $place }
           *[other] { $hour } giờ { $minute } phút { $second } giây, giờ { $place }
        }
    }
day = ngày { $day } tháng { $month }
span-seconds = { $seconds } giây
span-minutes = { $minutes } phút
span-both = { $minutes } phút { $seconds } giây

## Những gì không có tên riêng

unnamed-entry = một đoàn
unnamed-speech = đại biểu
unnamed-proposal = văn bản { $id }
unnamed-objection = ý kiến phản đối { $id }
unnamed-decision = quyết định { $id }
seat-name = { $rank } { $party }
seat-name-office = { $office } { $party }

## Động từ tuyên bố quyết định và cách ghi nhận

verb-adopted = thông qua (adopted)
verb-approved = phê duyệt (approved)
verb-endorsed = thông qua (endorsed)
verb-agreed = thống nhất (agreed)
verb-noted = ghi nhận
verb-tasked = giao nhiệm vụ
verb-requested = đề nghị
verb-deferred = hoãn
verb-not_agreed = chưa thống nhất
style-plain = không kèm nhận xét
style-appreciation = và đánh giá cao
style-satisfaction = với sự hài lòng
style-concern = với sự quan ngại

## Hội nghị

meeting-phase-scheduled = chưa khai mạc
meeting-phase-open = đang họp
meeting-phase-suspended = đang tạm nghỉ
meeting-phase-adjourned = đã tạm dừng đến phiên sau
meeting-phase-tech_hold = tạm ngừng vì kỹ thuật
meeting-phase-closed = đã bế mạc
profile-asean = tham vấn và đồng thuận
profile-un = kiến nghị thủ tục và biểu quyết
level-ministers = cấp Bộ trưởng
level-senior_officials = quan chức cấp cao
quorum-all_members_accounted_for = đã rõ tình hình mọi thành viên
quorum-number =
    { $members ->
       *[other] có mặt ít nhất { $members } thành viên
    }
quorum-one_in =
    { $of ->
        [2] có mặt ít nhất một nửa số thành viên
        [3] có mặt ít nhất một phần ba số thành viên
        [4] có mặt ít nhất một phần tư số thành viên
       *[other] có mặt ít nhất một phần { $of } số thành viên
    }
quorum-majority = có mặt quá nửa số thành viên
hold-cause-hub_restarted = điểm cầu chính vừa khởi động lại
hold-cause-nobody_presides = không có người chủ trì
hold-cause-asked =
    { $reason-count ->
        [0] theo yêu cầu
       *[other] { $reason }
    }

## Chương trình nghị sự

item-kind-opening = khai mạc
item-kind-statement = phát biểu
item-kind-chair_handover = đảm nhận vai trò Chủ tịch
item-kind-agenda_adoption = thông qua chương trình nghị sự
item-kind-report = báo cáo
item-kind-discussion = trao đổi ý kiến
item-kind-adoption = thông qua văn kiện
item-kind-endorsement = tán thành văn kiện để trình cấp trên
item-kind-approval = phê duyệt
item-kind-date_and_venue = thời gian và địa điểm Hội nghị tiếp theo
item-kind-report_adoption = thông qua Báo cáo của Hội nghị
item-kind-other_matters = các vấn đề khác
item-kind-closing = bế mạc
outcome-decided = đã có quyết định
outcome-done = đã hoàn thành
outcome-views_exchanged = đã trao đổi ý kiến
outcome-not_agreed = tiếp tục tham vấn
outcome-ad_referendum = lấy ý kiến bằng văn bản
outcome-no_decision =
    { $reason-count ->
        [0] không ra quyết định
       *[other] không ra quyết định: { $reason }
    }
defer-to-item = đến sau Mục { $item }
defer-to-sitting = sang phiên họp sau
defer-to-later = đến cuối phiên họp này
defer-to-next_meeting =
    { $meeting-count ->
        [0] sang Hội nghị tiếp theo
       *[other] sang { $meeting }
    }
feed-condition-decided = quyết định tại mục đó
feed-condition-tabled = việc thảo luận mục đó
feed-condition-report_adopted = việc thông qua Báo cáo của Hội nghị đó
unfinished-speech = { $speech } đang phát biểu
unfinished-waiting =
    { $number ->
       *[other] { $number } đoàn đang chờ phát biểu
    }
unfinished-put = { $proposal } đang được đưa ra lấy ý kiến
unfinished-objection = { $party-count ->
   *[other] ý kiến phản đối của { $party } còn hiệu lực
}
unfinished-no_decision = mục này cần có quyết định mà chưa tuyên bố
unfinished-item = Mục { $item } chưa được xử lý
unfinished-report = Báo cáo chưa được thông qua
unfinished-handover = việc chuyển giao ghế chủ trì chưa xong
unfinished-replies = { $number } quyền đáp lời chờ được nghe hoặc bị bác
unfinished-point_of_order = { $party-count ->
   *[other] vấn đề thủ tục hoặc khiếu nại của { $party } chưa được giải quyết
}
unfinished-reopening = { $decision } cần được xem xét lại theo đề nghị

## Các bên, ghế và tình trạng tham dự

class-member = thành viên
class-partner = nước đối thoại
class-secretariat = ban thư ký
class-observer = quan sát viên
class-guest = khách mời
class-staff = nhân viên phục vụ
seat-rank-head = Trưởng đoàn
seat-rank-alternate = đại diện dự khuyết
seat-rank-adviser = cố vấn
credential-accepted = ủy nhiệm hợp lệ
credential-provisional = tạm thời tham dự
declared-present = tham dự
declared-away_proceed = tạm vắng, Hội nghị tiếp tục
declared-away_hold = tạm vắng và đề nghị Hội nghị chờ
declared-absent = vắng mặt
presence-awaited = đang chờ
presence-seated = có mặt
presence-dropped = mất kết nối
presence-away = tạm vắng
presence-absent = vắng mặt
presence-provisional = tạm thời
needs-chair = người chủ trì
needs-chair_or_moderator = người chủ trì, hoặc điều phối viên khi được Chủ tịch giao,
needs-secretariat = Ban Thư ký hoặc điều phối viên
needs-officers = người chủ trì, Ban Thư ký hoặc điều phối viên
needs-delegation = một đoàn
officer-seat = { $seat }
officer-moderator = điều phối viên ({ $name })
person =
    { $name-count ->
        [0] chưa ghi tên
       *[other] { $title-count ->
            [0] { $name }
           *[other] { $name }, { $title }
        }
    }

## Chủ tịch

chair-cause-opening = khi khai mạc
chair-cause-handover = sau khi chuyển giao
chair-cause-person_changed = thay cho người cùng đoàn
chair-cause-passed = trong khi Chủ tịch phát biểu với tư cách quốc gia
chair-cause-succession = với tư cách quyền Chủ tịch do Chủ tịch mất kết nối
chair-cause-returned = tiếp sau khi trở lại
power-meeting = khai mạc, tạm nghỉ và bế mạc Hội nghị
power-agenda = điều hành các mục theo thứ tự
power-floor = mời phát biểu
power-list = giữ danh sách phát biểu
power-put = đưa văn bản đã chuẩn bị ra lấy ý kiến

## Phát biểu

list-order-protocol = theo thứ tự lễ tân
list-order-fifo = theo thứ tự đăng ký
list-order-level_then_fifo = theo cấp, rồi theo thứ tự đăng ký
list-order-fixed = theo thứ tự đã chuẩn bị
origin-presenter = trình bày mục này
origin-prepared = có trong danh sách chuẩn bị
origin-asked = đăng ký phát biểu
origin-added_for_it = được bổ sung vào danh sách
origin-reply = đề nghị quyền đáp lời
origin-explanation = đề nghị giải thích lập trường
removal-cause-withdrawn = đã rút đăng ký
removal-cause-struck =
    { $reason-count ->
        [0] được đưa ra khỏi danh sách
       *[other] được đưa ra khỏi danh sách: { $reason }
    }
removal-cause-taken_as_read = nộp bài phát biểu bằng văn bản
removal-cause-item_ended = chưa đến lượt khi mục kết thúc
pause-cause-point_of_order = vì vấn đề thủ tục
pause-cause-link = vì mất kết nối
pause-cause-interpretation = vì mất phiên dịch
pause-cause-chair = theo yêu cầu của Chủ tịch
pause-cause-meeting = trong khi Hội nghị tạm dừng
speech-end-finished = đã phát biểu xong
speech-end-ended_by_chair = được Chủ tịch cảm ơn và kết thúc
speech-end-cut =
    { $reason-count ->
        [0] bị Chủ tịch dừng phát biểu
       *[other] bị Chủ tịch dừng phát biểu: { $reason }
    }
speech-end-limit_reached = đã hết thời gian phát biểu
speech-end-back_to_head = bị gián đoạn và trở lại đầu danh sách
speech-end-text_only = gửi bài bằng văn bản thay cho phát biểu
speech-end-item_ended = chưa phát biểu khi mục kết thúc
point-ruling-upheld = chấp nhận
point-ruling-not_upheld = không chấp nhận
point-ruling-withdrawn = đã rút
appeal-outcome-consulted = Sau tham vấn
appeal-outcome-voted = Biểu quyết với { $sustain } ủng hộ phán quyết, { $overrule } phản đối và { $abstain } bỏ phiếu trắng
limit-class-minister = Bộ trưởng
limit-class-senior_official = quan chức cấp cao
limit-class-partner = nước đối thoại
limit-class-observer = quan sát viên
limit-class-presenter = người trình bày
limit-class-group = phát biểu thay mặt nhiều bên
limit-class-reply = quyền đáp lời lần thứ nhất
limit-class-second_reply = quyền đáp lời lần thứ hai
limit-class-point_of_order = vấn đề thủ tục
limit-class-explanation = giải thích lập trường
prepared = { $party }

## Quyết định

tabler-chair = Chủ tịch
tabler-prepared = Ban Thư ký
tabler-party = { $party }
freeze-cause-line_down = { $party-count ->
   *[other] mất kết nối với { $party }
}
freeze-cause-not_acknowledged = { $party-count ->
   *[other] { $party } chưa có văn bản trên màn hình
}
freeze-cause-not_accounted_for = { $party-count ->
   *[other] còn thiếu { $party }
}
freeze-cause-away_hold = { $party-count ->
   *[other] { $party } tạm vắng và đề nghị Hội nghị chờ
}
freeze-cause-time_asked = { $party } đề nghị thêm thời gian
freeze-cause-objection = { $party-count ->
   *[other] { $party } phản đối
}
freeze-cause-point_of_order = { $party-count ->
   *[other] vấn đề thủ tục hoặc khiếu nại của { $party } chưa được giải quyết
}
freeze-cause-chair_vacant = không có người chủ trì
freeze-cause-meeting_not_open = Hội nghị đang tạm dừng
freeze-cause-no_quorum = chưa đủ thành viên có mặt
freeze-cause-amendment = { $party-count ->
   *[other] { $party } đề nghị sửa đổi
}
void-cause-adjourned = Hội nghị đã tạm dừng
void-cause-new_chair = đã đổi người chủ trì
void-cause-revised = văn bản đã thay đổi
void-cause-item_deferred = mục đã được hoãn
reopen-cause-line_lost = theo quyền của đoàn bị mất kết nối
reopen-cause-reconsidered = theo thỏa thuận của Hội nghị
motion-kind-suspend_meeting = tạm nghỉ
motion-kind-adjourn_meeting = tạm dừng Hội nghị đến phiên sau
motion-kind-adjourn_debate = hoãn thảo luận
motion-kind-close_debate = kết thúc thảo luận
motion-kind-reconsider = xem xét lại { $decision }
side-for = ủng hộ
side-against = chống
choice-yes = thuận
choice-no = chống
choice-abstain = trắng
motion-outcome-accepted = được chấp nhận
motion-outcome-rejected = bị bác
motion-outcome-withdrawn = được rút lại
motion-outcome-lapsed = không còn hiệu lực
vote-subject-motion = đề nghị thủ tục số { $motion }
vote-subject-proposal = { $proposal }, bản sửa đổi { $revision }
vote-subject-amendment = sửa đổi số { $amendment } đối với bản sửa đổi { $base }
vote-subject-ruling = việc bác phán quyết của Chủ tịch
majority-simple = quá bán
majority-two_thirds = đạt hai phần ba
majority-of_those_present = quá bán số có mặt
vote-result-carried = được thông qua
vote-result-lost = không được thông qua
vote-result-tied = ngang phiếu, biểu quyết lại trong 48 giờ
silence-means-consent = bên không trả lời được coi là đồng ý
silence-means-absence = bên không trả lời được coi là vắng mặt
silence-outcome-adopted = được thông qua
silence-outcome-broken = không được thông qua vì im lặng bị phá vỡ
silence-outcome-too_few_answers = không được thông qua vì quá ít bên trả lời
answer-consented = đồng ý
answer-objected = phản đối
answer-silent = im lặng
answer-absent = vắng mặt
amendment-fate-accepted = được chấp nhận, đưa vào bản sửa đổi { $revision }
amendment-fate-bracketed = chưa thống nhất, để trong ngoặc ở bản sửa đổi { $revision }
amendment-fate-rejected = không được chấp nhận
amendment-fate-parked = tạm gác lại
amendment-fate-withdrawn = được rút lại
amendment-fate-stale = cần soạn lại vì văn bản đã thay đổi
proposal-fate-consultation = được đưa trở lại tham vấn
proposal-fate-not_agreed = chưa được thống nhất; tiếp tục tham vấn
proposal-fate-ad_referendum = được lấy ý kiến bằng văn bản (ad referendum)
proposal-fate-referred = được trình lên { $to }
statement-kind-reservation = bảo lưu
statement-kind-explanation = giải thích lập trường
statement-kind-dissociation = tuyên bố không tham gia đồng thuận
stood-acknowledged = tham gia đồng thuận
stood-seated = có mặt
stood-consented_by_other_channel = đồng ý qua kênh khác
stood-away = tạm vắng
stood-absent = vắng mặt
stood-line_down = mất kết nối
stood-not_seen = chưa thấy tham dự
standing = { $party }: { $stood }
follow-up =
    { $by-count ->
        [0] { $who }: { $what }
       *[other] { $who }: { $what } ({ $by })
    }

## Tài liệu

document-revision = { $symbol }, bản sửa đổi { $revision }
document-reference = { $document-symbol }, bản sửa đổi { $document-revision }
content-text = văn bản
content-file = tệp ({ $media_type })

## Các ô cần viết

bounded-statements = tuyên bố của đoàn này về nội dung đó
bounded-comments = góp ý của đoàn này về văn bản đó
bounded-texts = văn bản do cùng một bên trình ở mục này
bounded-references = tài liệu trong một văn bản
bounded-follow_ups = nhiệm vụ trong một quyết định
bounded-amendments = sửa đổi của đoàn này đối với văn bản đó
bounded-divisions = đề nghị tách văn bản của đoàn này
bounded-motions = đề nghị thủ tục của đoàn này tại hội nghị này
bounded-documents = tài liệu trong toàn hội nghị
bounded-revisions = bản sửa đổi của tài liệu này
bounded-corrigenda = lần đính chính biên bản
bounded-added_items = mục mà hội nghị này bổ sung hoặc được hỏi để bổ sung
bounded-silences = thủ tục im lặng của hội nghị này
field-text = nội dung văn bản
field-reason = lý do
field-ruling = quyết định điều hành
field-point = nội dung phản đối
field-amendment = đoạn cần thay
field-comment = góp ý
field-point_of_order = vấn đề thủ tục
field-statement = tuyên bố
field-name = họ tên
field-letter = thư ủy quyền
field-title = chức danh
field-channel = kênh liên lạc
field-mandate = căn cứ công bố
field-follow_up = nhiệm vụ tiếp theo
field-file = tệp
field-tag = ngôn ngữ hoặc loại tệp

## Từ ngữ chung

word-conference = chuỗi Hội nghị
word-meeting = Hội nghị
word-sitting = phiên họp
word-agenda = chương trình nghị sự
word-item = mục
word-party = bên tham gia
word-delegation = đoàn
word-delegations = các đoàn
word-head_of_delegation = Trưởng đoàn
word-chair = Chủ tịch
word-vice_chair = Phó Chủ tịch
word-acting_chair = Quyền Chủ tịch
word-outgoing_chair = Chủ tịch mãn nhiệm
word-presides = chủ trì
word-nobody_presides = không có người chủ trì
word-moderator = điều phối viên
word-secretariat = Ban Thư ký
word-hub = điểm cầu chính
word-endpoint = điểm cầu
word-endpoints = các điểm cầu
word-floor = quyền phát biểu
word-speaker = người phát biểu
word-speakers = danh sách phát biểu
word-list_closed = danh sách đã đóng
word-list_empty = không có đoàn nào chờ
word-has_the_floor = đang phát biểu
word-nobody_speaks = không có ai phát biểu
word-called = được mời
word-speaking = đang nói
word-paused = tạm dừng
word-next = tiếp theo
word-then = sau đó
word-place = vị trí
word-speech = bài phát biểu
word-speeches = các bài phát biểu
word-time_left = thời gian còn lại
word-over_time = quá giờ
word-time_limit = thời gian cho phép
word-planned = dự kiến
word-now = bây giờ
word-late = chậm
word-early = sớm
word-on_time = đúng giờ
word-line_up = đã kết nối
word-line_down = mất kết nối
word-waiting = đang chờ
word-acknowledged = đã xác nhận
word-objection = ý kiến phản đối
word-objections = các ý kiến phản đối
word-no_objection = không có ý kiến phản đối
word-reservation = bảo lưu
word-reservations = các bảo lưu
word-comment = góp ý
word-text = văn bản
word-texts = văn bản đang xem xét
word-document = tài liệu
word-documents = các tài liệu
word-revision = bản sửa đổi
word-decision = quyết định
word-decisions = các quyết định
word-consensus = đồng thuận
word-put = đang lấy ý kiến
word-window = thời gian nêu phản đối
word-declared_by_chair = Chủ tịch tuyên bố, điều phối viên ghi lại
word-report = Báo cáo của Hội nghị
word-record = biên bản
word-position = số thứ tự biên bản
word-rule = quy tắc
word-refused = bị từ chối
word-accepted = được chấp nhận
word-done = xong
word-pending = sắp tới
word-under_way = đang diễn ra
word-concluded = đã kết thúc
word-deferred = đã hoãn
word-withdrawn = đã rút
word-open = mở
word-closed = đóng
word-suspended = tạm nghỉ
word-adjourned = tạm dừng đến phiên sau
word-technical_hold = tạm ngừng vì kỹ thuật
word-yes = có
word-no = không
word-none = không có
word-hub_time = giờ tại điểm cầu chính
word-your_time = giờ địa phương của quý vị
