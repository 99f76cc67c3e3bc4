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
console-send = Gửi đi
console-confirm = Xác nhận: { $act }
console-press_again = Bấm lần nữa: { $act }
console-where_we_are = Hội nghị đang ở đâu
console-own_hour = { $hour } tại nơi của quý vị

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
console-why-not_running = Hội nghị không trong phiên họp.

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
console-home-title = Kính chào
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

## Bàn điều phối

console-next-rule = Có vấn đề thủ tục đang chờ
console-next-point = Chủ tịch phán quyết về vấn đề thủ tục của { $party } trước.
console-next-started = { $party } đã bắt đầu phát biểu
console-next-go_on = { $party } phát biểu tiếp
console-next-speaker = Mời { $party } phát biểu
console-next-thanks = { $party } đã kết thúc phát biểu
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
console-cut = Chấm dứt bài phát biểu của { $party }
console-cut_yes = Cắt phát biểu
console-hold = Tạm ngừng kỹ thuật
console-hold_in = tạm ngừng kỹ thuật sau
console-extend = Kéo dài phiên họp
console-defer = Hoãn mục này
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
console-ask-style = Cách ghi nhận
console-ask-fate = Xử lý thế nào
console-ask-referred_to = Trình lên
console-ask-credential = Thư ủy nhiệm

## Trang của đoàn

console-heard = Hội nghị có nghe thấy quý vị không?
console-heard-speaking = Micrô của quý vị ĐANG MỞ. Mời quý vị phát biểu.
console-heard-called = Quý vị được mời. Hãy bấm Bắt đầu khi phát biểu.
console-heard-paused = Bài phát biểu tạm dừng. Thời gian của quý vị không bị tính.
console-heard-waiting = Quý vị đang chờ phát biểu: thứ { $place } trong số { $count }.
console-heard-silent = Micrô của quý vị đang tắt.
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
console-chair-rule = Vấn đề thủ tục
console-chair-uphold = Chấp nhận
console-chair-reject = Không chấp nhận
console-chair-decide = Quyết định
console-chair-conduct = Chương trình và chủ trì
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
console-programme-issued = Văn kiện đã công bố
console-programme-none_issued = Chưa có văn kiện nào được công bố.

## Trang của Ban Thư ký

console-secretariat-not = Ghế này không thuộc Ban Thư ký của hội nghị đang diễn ra nên ở đây chỉ xem.
console-secretariat-lobby_empty = Không có ai chờ được vào.
console-secretariat-ask_admit = Tên ghi theo giấy ủy nhiệm và được lưu vào biên bản.
console-secretariat-seats = Các ghế
console-secretariat-credentials = Ủy nhiệm
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
console-secretariat-second = Quý vị đã ghi nhận; cán bộ thứ hai sẽ xác nhận.
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
console-secretariat-report = Báo cáo được soạn từ biên bản tại điểm cầu chính (mufakat report draft). Dưới đây là những gì báo cáo sẽ nêu đến lúc này.

## Đọc thành tiếng

console-said-your_floor = Mời quý vị phát biểu.
console-said-floor = Mời { $party } phát biểu.
console-said-time = Còn { $left }.
console-said-decision = Mục { $item }: { $verb }.
console-said-put = Văn bản được đưa ra lấy ý kiến Hội nghị.
console-said-item = Đã mở mục { $item }.
