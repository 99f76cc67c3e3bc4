# Lời trên các trang điều hành, ngoài từ ngữ, câu mẫu, lời từ chối và sự kiện.

## Quanh mọi trang

console-page-desk = Điều phối viên
console-page-chair = Chủ tịch
console-page-delegation = Đoàn đại biểu
console-page-hall = Hội trường
console-page-secretariat = Ban Thư ký
console-page-programme = Chương trình
console-language = Ngôn ngữ
console-theme_light = Nền sáng
console-theme_dark = Nền tối
console-keys = Phím tắt
console-key-space = Phím cách
console-letters_on = Bật phím tắt một chữ
console-stop = Dừng: bỏ thao tác đang chờ bấm lần hai
console-close = Đóng lại
console-back = Quay lại
console-confirm = Xác nhận: { $act }
console-press_again = Bấm lần nữa: { $act }
console-where_we_are = Hội nghị đang ở đâu
console-own_hour = { $hour } tại nơi của quý vị
console-both_hours = { $hub } ({ $own } tại nơi của quý vị)
console-instead = Có thể làm thay, { $ways }.
console-instead_you = cho quý vị: { $acts }

## Đường truyền

console-connecting = Đang kết nối với điểm cầu chính ...
console-line_stale = Điểm cầu chính im lặng đã lâu.
console-line_lost = Mất kết nối với điểm cầu chính.
console-line_lost_more = Từ { $hour }. Thông tin trên trang có thể đã cũ; đồng hồ vẫn chạy. Trang sẽ tự kết nối lại, nội dung quý vị đã gõ không bị mất.
console-line_weak = tín hiệu yếu
console-over-not_signed_in = Trình duyệt này chưa đăng nhập, hoặc giấy mời đã bị thu hồi. Hãy mở đường dẫn trong giấy mời, hoặc xin Ban Thư ký giấy mời mới.
console-over-not_allowed = Tư cách đăng nhập của trình duyệt này không tham gia tại đây.
console-over-taken_over = Trang đã được mở ở cửa sổ khác của trình duyệt này. Cửa sổ này đã dừng.
console-over-closed = Hội nghị đã kết thúc. Xin cảm ơn.
console-over-version = Điểm cầu chính dùng phiên bản khác. Hãy tải lại trang.
console-use_here = Dùng cửa sổ này
console-reload = Tải lại
console-mirror = Thiết bị khác đang thao tác cho ghế của quý vị. Thiết bị này chỉ hiển thị.
console-take_over = Thao tác bằng thiết bị này
console-takeover_asked = Thiết bị khác đề nghị được thao tác cho ghế này: { $device }
console-takeover_agree = Đồng ý

## Vì sao chưa bấm được

console-why-no_line = Chưa thể thực hiện khi mất kết nối với điểm cầu chính.
console-why-mirror = Thiết bị khác đang thao tác cho ghế của quý vị. Hãy nhận quyền thao tác trước.
console-why-nothing = Lúc này chưa có việc gì để thực hiện thao tác này.
console-why-asking = Đang tra cứu ...
console-why-already = Việc này đã như vậy rồi.
console-why-alone = Không còn ai khác đang chờ.

## Vào Hội nghị

console-come_in = Vào Hội nghị
console-leave = Rời khỏi
console-in-title = Giấy mời của quý vị
console-in-explain = Giấy mời dùng được cho một thiết bị. Hãy bấm trên chính thiết bị quý vị sẽ dùng để dự họp.
console-in-name = Họ và tên của quý vị
console-in-name_hint = Như sẽ ghi trong biên bản, đối với các đoàn. Có thể để trống.
console-in-refused = Không dùng được giấy mời này
console-in-unreached = Không kết nối được với điểm cầu chính. Giấy mời của quý vị chưa bị dùng.
console-in-again = Thử lại
console-in-none = Trang này được mở bằng giấy mời: một đường dẫn hoặc một mã để quét.
console-in-known = Trình duyệt này đã đăng nhập:
console-in-go_on = Tiếp tục: { $page }
console-in-home = Về trang đầu
console-nothing-title = Không có trang này
console-nothing-explain = Địa chỉ không đúng, hoặc trang đã không còn. Việc này không ảnh hưởng gì đến cuộc họp.
console-home-title = Kính chào
console-door-have = Tôi có mã
console-door-code = Mã
console-door-hint = Tám chữ cái và chữ số; không có 0 và O, không có 1 và I
console-door-knock = Xin vào
console-door-waiting = Quý vị đang ở ngoài cửa. Ban Thư ký đã nhận được tên của quý vị và sẽ cho vào; trang này sẽ tự chuyển tiếp.
console-door-again = Nhập mã khác
console-door-who = { $name } đang ở ngoài cửa với mã của { $seat }
console-door-let_in = Cho vào
console-door-turn_away = Từ chối
console-home-explain = Hãy mở đường dẫn trong giấy mời, hoặc quét mã, để vào Hội nghị. Chương trình mở cho tất cả mọi người.

## Hội nghị đang ở đâu

console-stage-none = Không có hội nghị
console-stage-open = Đang họp
console-stage-scheduled = Chưa khai mạc
console-stage-scheduled_for = Khai mạc { $day }, { $hour }
console-stage-suspended = Tạm nghỉ
console-stage-suspended_until = Tạm nghỉ đến { $hour }
console-stage-adjourned = Đã dừng phiên
console-stage-adjourned_until = Dừng phiên đến { $day }, { $hour }
console-stage-tech_hold = Tạm ngừng kỹ thuật
console-stage-closed = Đã bế mạc
console-next_news = Thông tin tiếp theo lúc { $hour }
console-no_item = Chưa mở mục nào
console-closed_session = Phiên họp kín
console-minutes = { $minutes } phút
console-late = chậm { $minutes } phút
console-early = sớm { $minutes } phút
console-on_time = đúng giờ
console-projected_end = dự kiến kết thúc { $hour }

## Phát biểu và danh sách

console-badge-none = Chưa có người phát biểu
console-badge-called = Đã mời
console-badge-speaking = Đang phát biểu
console-badge-paused = Tạm dừng
console-clock-called = tính từ khi bắt đầu phát biểu
console-clock-left = còn lại
console-clock-over = quá thời gian
console-clock-paused = đang dừng
console-also_for = thay mặt cả { $parties }
console-asked_to_conclude = đã được đề nghị kết thúc { $times } lần
console-answer_by = Đang chờ đại biểu:
console-grace = Mất kết nối; chờ trở lại trong
console-point_of = Vấn đề thủ tục: { $party }
console-more_points = và { $number } vấn đề thủ tục khác
console-ruling = Phán quyết về vấn đề thủ tục của { $party }: { $ruling }
console-appealed = { $party } khiếu nại
console-list_open = đang mở
console-list_empty = Chưa có đoàn nào đăng ký phát biểu.
console-no_list = Chưa mở mục nào nên chưa có danh sách.
console-replies = Quyền đáp lời
console-replies_later = Được nghe khi danh sách phát biểu đã đóng và đã hết.
console-explanations = Giải thích lập trường
console-and_more = và { $number } nữa
console-passed_over = { $times } lần được mời mà chưa trả lời
console-has_spoken = đã phát biểu { $time }
console-hall_next_item = Mục tiếp theo
console-hall_next = Phát biểu tiếp theo, trong số { $number } đăng ký

## Văn bản và quyết định

console-on_the_table = Văn bản đang xem xét
console-text_meta = mục { $item }, bản sửa đổi { $revision }, mã băm { $hash }
console-text_withheld = Nội dung văn bản không hiển thị tại đây.
console-no_text = Chưa có văn bản nào cho mục này.
console-revision = bản sửa đổi { $revision }
console-not_tabled = chưa được trình
console-window_running = Thời gian nêu phản đối:
console-window_frozen = Thời gian nêu phản đối đang dừng:
console-window_elapsed = Đã hết thời gian nêu phản đối. Chủ tịch có thể tuyên bố.
console-acknowledged = Đã nhận văn bản ({ $number })
console-awaited = Còn chờ ({ $number })
console-lost_since = Đã mất kết nối ({ $number })
console-objects = { $party } phản đối
console-objection_of = phản đối của { $party }
console-asks_time = { $party } đề nghị thêm thời gian
console-comments = { $party } góp ý
console-decision_meta = Quyết định { $number }, mục { $item }, { $hour }
console-nothing_decided = Chưa có quyết định nào.
console-item = mục { $item }
console-joining_later = Sẽ tham gia sau: { $parties }
console-joined_later = Đã tham gia sau: { $parties }
console-reopening_asked = Đề nghị xem xét lại: { $parties }
console-amendment = Đề nghị sửa đổi { $number }, { $party }
console-amendment_anew = Soạn lại sửa đổi { $number } theo bản sửa đổi { $revision } của văn bản
console-amendment_anew_yes = Đề nghị đối với bản sửa đổi { $revision }
console-ask-amendment_anew = Văn bản đã thay đổi sau khi có đề nghị này. Xin nêu đoạn cần thay trong bản hiện nay.
console-object_again = Phản đối cả bản sửa đổi { $revision }
console-objection_was = Ý kiến phản đối trước đây là đối với bản sửa đổi { $revision }, không có giá trị đối với bản này.
console-text_was = Bản sửa đổi { $revision }, trước đây
console-text_is = Bản sửa đổi { $revision }, hiện nay
console-text_was_unknown = Lúc đó trang này chưa mở. Đề nghị thay đoạn sau:
console-division = { $party } đề nghị xem xét riêng phần này

## Motions, roll calls and what is asked in writing

console-motions = Đề nghị về thủ tục
console-motion = { $party } đề nghị { $motion }
console-motion_put = đã đưa ra lấy ý kiến
console-motion_speaker = { $party } phát biểu { $side }
console-motion_objected = Phản đối: { $parties }
console-move_motion = Nêu đề nghị về thủ tục
console-roll_call = Bỏ phiếu gọi tên
console-ballot = vòng { $number }
console-called = Đang gọi { $party }
console-called_next = Tiếp theo: { $parties }
console-in_writing = Lấy ý kiến bằng văn bản
console-silence-running = đang tiến hành
console-silence-adopted = đã thông qua
console-silence-not_adopted = không được thông qua
console-silence_until = đến { $hour }, { $day }
console-silence_objections = Phản đối: { $parties }
console-silence_consents = Đồng ý: { $parties }
console-powers = Quyền hạn của điều phối viên
console-powers_explain = Những việc điều phối viên được làm thay khi quý vị chủ trì. Chủ tịch khác bắt đầu với những gì đã quy định cho cuộc họp.
console-power_give = Giao: { $power }
console-power_take = Thu lại: { $power }

## Bàn điều phối

console-next-rule = Có vấn đề thủ tục đang chờ
console-next-point = Chủ tịch phán quyết về vấn đề thủ tục của { $party } trước.
console-next-started = { $party } đã bắt đầu phát biểu
console-next-go_on = { $party } phát biểu tiếp
console-next-speaker = Mời { $party } phát biểu
console-next-thanks = Kết thúc bài phát biểu của { $party }
console-next-end = { $party } đã kết thúc phát biểu
console-next-declare = Tuyên bố: { $verb }
console-next-offer = Chuyển giao quyền chủ trì cho { $party }
console-next-put = Lấy ý kiến Hội nghị về văn bản
console-next-item = Mở mục { $item }
console-next-conclude = Kết thúc mục { $item }
console-next-nothing = Không còn việc gì
console-lobby = Đang chờ được vào
console-admit = Cho vào
console-admit_seat = Cho { $seat } vào
console-not_admitted = chưa được cho vào
console-add_speaker = Thêm người phát biểu
console-add = Thêm
console-add_to_list = Thêm vào danh sách phát biểu
console-call_now = Mời phát biểu ngay
console-move = Chuyển chỗ { $party } trong danh sách
console-move_yes = Chuyển chỗ
console-remove = Đưa { $party } khỏi danh sách
console-remove_yes = Đưa khỏi danh sách
console-more_for = Thao tác khác với { $party }
console-hold = Tạm ngừng kỹ thuật
console-hold_in = tạm ngừng kỹ thuật sau
console-extend = Kéo dài phiên họp
console-withdraw_item = Rút mục khỏi chương trình nghị sự
console-close_despite = Bế mạc dù còn việc chưa xong
console-limit = Thay đổi thời gian phát biểu
console-defer-later = đến cuối hội nghị này
console-defer-sitting = đến phiên sau
console-defer-next_meeting = đến hội nghị sau
console-defer-item = xem xét cùng mục { $item }
console-other_item = Mở mục khác
console-open_item = Mở mục
console-table_text = Trình văn bản
console-table_yes = Trình
console-revise = Sửa văn bản
console-revise_text = Văn bản, bản sửa đổi { $revision }
console-revise_yes = Trình bản sửa
console-set_aside = Gác văn bản lại
console-fate-consultation = tham vấn thêm
console-fate-not_agreed = chưa thống nhất; tiếp tục tham vấn
console-fate-referred = trình cấp cao hơn
console-offered = Đã đề nghị chuyển giao quyền chủ trì cho { $party }
console-passing = Đang trao quyền chủ trì cho { $seat }
console-declare-present = Có mặt
console-declare-away_proceed = Tạm vắng, Hội nghị cứ tiếp tục
console-declare-away_hold = Tạm vắng, đề nghị chờ
console-declare-absent = Không có đại diện
console-outcome-as_is = theo biên bản
console-outcome-decided = đã quyết định
console-outcome-done = đã xong
console-outcome-views_exchanged = đã trao đổi ý kiến
console-outcome-not_agreed = chưa thống nhất
console-outcome-ad_referendum = lấy ý kiến sau (ad referendum)
console-outcome-no_decision = không có quyết định, vì lý do sau
console-ask-conclude = Kết thúc mục { $item }
console-ask-outcome = Kết quả
console-ask-reason_hint = Chỉ ghi khi không có quyết định.
console-ask-release = Giải phóng { $number } đăng ký còn chờ phát biểu
console-ask-resume_at = Tiếp tục lúc (giờ điểm cầu chính)
console-ask-next_sitting = Phiên sau dự kiến lúc { $hour }.
console-ask-hold = Đồng hồ dừng và không có quyết định nào được đưa ra. Mọi đoàn đều thấy lý do và giờ có thông tin tiếp theo.
console-ask-next_news = Thông tin tiếp theo lúc (giờ điểm cầu chính)
console-ask-closes_at = Giờ kết thúc mới (giờ điểm cầu chính)
console-ask-defer = Hoãn mục { $item }
console-ask-defer_to = Đến khi nào
console-ask-keep_list = Giữ nguyên danh sách phát biểu
console-ask-other_item = Ngoài thứ tự chương trình nghị sự, theo phán quyết của Chủ tịch.
console-ask-cut = Trước hết hãy đề nghị đại biểu kết thúc. Thao tác này chấm dứt bài phát biểu ngay.
console-ask-verb = Hình thức quyết định
console-ask-verb_not_now = { $verb } (chưa thể lúc này)
console-ask-style = Cách ghi nhận
console-ask-fate = Xử lý thế nào
console-ask-referred_to = Trình lên
console-ask-amendment = Phần được thay thế phải chép đúng nguyên văn. Không có phần thay thế nghĩa là bỏ đoạn đó.
console-ask-new_words = Phần thay thế
console-ask-occurrence = Lần xuất hiện thứ mấy của đoạn này
console-ask-part = Phần đó, chép đúng nguyên văn
console-ask-position = Số thứ tự của mục ghi được đính chính
console-ask-correct = Nội dung đúng
console-ask-lot = Gọi tên bắt đầu từ { $party }, theo kết quả bốc thăm.
console-ask-item_number = Số của mục
console-ask-decision_from = Quyết định từ (giờ tại điểm cầu chính; để trống: không định giờ)
console-ask-close_despite = Biên bản ghi rõ việc gì còn lại và vì sao Chủ tịch vẫn bế mạc.
console-ask-limit = Áp dụng từ lượt phát biểu sau.
console-ask-limit_class = Cho đối tượng
console-ask-minutes = Số phút
console-ask-task_who = Giao cho ai
console-ask-task_what = Việc cần làm
console-ask-task_by = Thời hạn
console-ask-credential = Thư ủy nhiệm

## Trang của đoàn

console-heard = Hội nghị có nghe thấy quý vị không?
console-heard-speaking = Micrô của quý vị ĐANG MỞ. Mời quý vị phát biểu.
console-heard-called = Quý vị được mời. Hãy bấm Bắt đầu khi phát biểu.
console-heard-paused = Bài phát biểu tạm dừng. Thời gian của quý vị không bị tính.
console-heard-waiting = Quý vị đang chờ phát biểu: thứ { $place } trong số { $count }.
console-heard-silent = Micrô của quý vị đang tắt.
console-heard-muted = Micrô của quý vị đang mở khi chưa được mời phát biểu. Xin tắt ngay.
console-heard-replying = Quý vị đang chờ đáp lời: thứ { $place }.
console-heard-explaining = Quý vị đang chờ giải thích lập trường: thứ { $place }.
console-your_acts = Các thao tác của quý vị
console-raise_point = Nêu vấn đề thủ tục
console-comment = Góp ý về văn bản
console-you_object = Đoàn của quý vị phản đối. Văn bản chưa được thông qua chừng nào còn phản đối.
console-ask-object = Phản đối làm dừng quyết định cho đến khi được rút, chuyển thành bảo lưu, hoặc văn bản được sửa. Hãy nêu điểm phản đối, hoặc trình bày bằng lời.
console-looked-looking = Thiết bị của quý vị đang kiểm tra văn bản ...
console-looked-agrees = Thiết bị của quý vị đã tự tính mã băm { $hash } của văn bản này và đã xác nhận.
console-looked-differs = Văn bản quý vị đang thấy không có mã băm { $hash } mà điểm cầu chính nêu. Chưa xác nhận. Hãy báo Ban Thư ký.
console-looked-missing = Không tải được { $symbol }; chưa xác nhận văn bản.
console-may_not_bind = Ghế này phát biểu cho đoàn; các thao tác ràng buộc thuộc về trưởng đoàn và đại diện dự khuyết.
console-outside = Đoàn của quý vị không tham gia nội dung đang diễn ra.
console-in_lobby = Quý vị đang ở phòng chờ. Ban Thư ký sẽ cho quý vị vào; trang này tự cập nhật.

## Trang của Chủ tịch

console-chair-say = Lời nói lúc này
console-chair-listen = Lắng nghe. Sau đó nói
console-chair-then = Tiếp theo
console-chair-nothing = Lúc này chưa cần nói gì
console-chair-others = Các lời khác
console-chair-own = Đoàn của quý vị
console-chair-rule = Vấn đề thủ tục
console-chair-uphold = Chấp nhận
console-chair-reject = Không chấp nhận
console-chair-decide = Quyết định
console-chair-conduct = Chương trình và chủ trì
console-chair-remedies = Người phát biểu
console-chair-call = Mời
console-chair-other = { $party } đang chủ trì.
console-chair-nobody = Chưa có ai chủ trì.
console-chair-follows = Trang này tự trở thành của quý vị khi ghế của quý vị nhận quyền chủ trì.

## Trang chương trình

console-programme-zone = Giờ theo nơi của quý vị ({ $zone }); điểm cầu chính ở { $place }.
console-programme-hub_zone = Giờ theo { $place }.
console-programme-opened = Khai mạc { $day }, { $hour }
console-programme-since = từ { $hour }
console-programme-actual = Thực tế
console-programme-calendar = Tệp lịch (.ics)
console-programme-issued = Văn kiện đã công bố
console-programme-none_issued = Chưa có văn kiện nào được công bố.

## Trang của Ban Thư ký

console-secretariat-not = Ghế này không thuộc Ban Thư ký của hội nghị đang diễn ra nên ở đây chỉ xem.
console-secretariat-lobby_empty = Không có ai chờ được vào.
console-secretariat-ask_admit = Tên ghi theo giấy ủy nhiệm và được lưu vào biên bản.
console-secretariat-seats = Các ghế
console-secretariat-credentials = Ủy nhiệm
console-secretariat-letter_hint = Số và ngày; dành cho đại diện được ủy quyền bằng thư.
console-secretariat-letter_file = Tệp của thư
console-secretariat-letter_file_hint = Tệp không được gửi đi: chỉ mã băm của tệp được lưu.
console-secretariat-admission_confirmed = Chủ tịch đã xác nhận
console-secretariat-file = Lưu
console-secretariat-eject = Thu hồi quyền tham dự của { $seat }
console-secretariat-eject_yes = Thu hồi
console-secretariat-consent = Đồng ý qua kênh khác
console-secretariat-ask_consent = Dành cho đoàn đang mất kết nối. Cán bộ thứ hai hỏi lại đoàn rồi mới xác nhận; trước đó chưa được tính.
console-secretariat-consent_yes = Ghi nhận
console-secretariat-given_by = Người cho ý kiến
console-secretariat-channel_hint = Ví dụ số điện thoại đã gọi.
console-secretariat-consents = Đồng ý qua kênh khác
console-secretariat-no_consents = Chưa ghi nhận ý kiến nào.
console-secretariat-entered = do { $officer } ghi nhận
console-secretariat-confirm = Xác nhận
console-secretariat-confirmed = xác nhận lúc { $hour }
console-secretariat-amendments = Sửa đổi
console-amendment-open = đang được xem xét
console-amendment-parked = tạm gác lại
console-amendment-stale = cần soạn lại
console-secretariat-new_paper = Trình văn kiện
console-secretariat-new_revision = Bản mới của { $symbol }
console-secretariat-symbol = Ký hiệu
console-secretariat-title_en = Tên tiếng Anh
console-secretariat-title_vi = Tên tiếng Việt
console-secretariat-revise = Trình bản mới
console-secretariat-issue = Công bố { $symbol }
console-secretariat-issue_yes = Công bố
console-secretariat-issued = đã công bố bản { $revision }
console-secretariat-mandate_hint = Quyết định hoặc cơ quan cho phép công bố.
console-secretariat-embargo = Không công bố trước (giờ tại điểm cầu chính)
console-secretariat-retract = Thu hồi { $symbol } đã công bố
console-secretariat-retract_yes = Thu hồi
console-secretariat-file_hint = Tệp bất kỳ; hoặc để trống và viết văn bản ngắn bên dưới.
console-secretariat-file_lost = Không kết nối được với điểm cầu chính. Chưa có gì được gửi đi.
console-secretariat-nothing_to_table = Hãy chọn tệp hoặc viết văn bản.
console-secretariat-silence = Lấy ý kiến các bên bằng văn bản
console-secretariat-silence_yes = Bắt đầu
console-secretariat-ask_silence = Văn bản được giữ nguyên. Một bên phản đối trước thời hạn thì văn bản không được thông qua.
console-secretariat-other_words = Nội dung khác
console-secretariat-deadline = Thời hạn (giờ tại điểm cầu chính; để trống: sau 72 giờ)
console-secretariat-means = Bên không trả lời
console-secretariat-read = Đọc bản hiện tại
console-secretariat-timeline = Diễn biến cuộc họp bằng hình
console-form-docx = Word
console-form-html = Trang web
console-form-md = Markdown
console-form-summary-html = Tóm tắt của Chủ tịch
console-form-csv = Lượt phát biểu (CSV)
console-form-akn = Akoma Ntoso
console-form-ics = Lịch
console-form-json = JSON
console-secretariat-report = Dự thảo từ biên bản tại thời điểm này; mỗi tệp được lập mới khi tải.

## Đọc thành tiếng

console-said-your_floor = Mời quý vị phát biểu.
console-said-floor = Mời { $party } phát biểu.
console-said-time = Còn { $left }.
console-said-decision = Mục { $item }: { $verb }.
console-said-put = Văn bản được đưa ra lấy ý kiến Hội nghị.
console-said-item = Đã mở mục { $item }.
console-said-presides = Quý vị đang chủ trì.
console-said-presides_not = Quý vị không còn chủ trì.
