# Những gì buổi diễn tập nói thêm ngoài các sự kiện của biên bản.

rehearsal-gathered = { $clients } máy khách đã nối tới một hub thật trên máy này: người điều hành, màn hình hội trường và một điểm cầu cho mỗi bên.

## Sự cố

rehearsal-overnight = Phiên họp kéo sang ngày hôm sau
rehearsal-person-changes = Một người khác của { $party } nhận quyền chủ trì
rehearsal-chair-lost = Chủ tịch mất kết nối ({ $party })
rehearsal-speaker-lost = Mất đường truyền của người đang phát biểu ({ $party })
rehearsal-cue-missed = { $party } không nghe thấy lời mời
rehearsal-deferred = Mục này được hoãn và sẽ trở lại sau
rehearsal-objection-withdrawn = { $party } phản đối, được nghe, rồi rút lại
rehearsal-objection-reserved = { $party } phản đối; sau tham vấn thì tham gia kèm bảo lưu
rehearsal-time-asked = { $party } xin thêm thời gian
rehearsal-member-lost = Mất đường truyền của { $party } khi văn bản đang được đưa ra
rehearsal-consent-by-phone = { $party } mất liên lạc và đồng ý qua điện thoại
rehearsal-document-revised = Tài liệu được sửa khi văn bản đang được đưa ra
rehearsal-not-agreed = Một đoạn do { $party } đề xuất không được nhất trí

## Kết thúc

rehearsal-sound = Mọi hội nghị đã bế mạc, mọi máy khách kết thúc với cùng một cảnh, và biên bản đọc lại cho cùng một trạng thái.
rehearsal-handed-over = Buổi diễn tập dừng trước mục { $item } của { $meeting } và giao lại cho quý vị.
rehearsal-stays = Hub tiếp tục chạy tại { $address }; đồng hồ của nó chạy theo thời gian thực. Kết thúc bằng Ctrl-C.
rehearsal-join = Chừng nào quý vị chưa thay, mỗi điểm cầu tự trả lời. Giấy phép của điểm cầu đưa quý vị vào chỗ của điểm cầu đó:
rehearsal-kept = Biên bản được giữ trong { $folder }.
rehearsal-row-meetings = Hội nghị đã bế mạc
rehearsal-row-sittings = Phiên họp
rehearsal-row-items = Mục nghị sự
rehearsal-row-speeches = Phát biểu
rehearsal-row-decisions = Quyết định
rehearsal-row-statements = Bảo lưu và tuyên bố
rehearsal-row-objections = Phản đối
rehearsal-row-lines = Đường truyền mất và nối lại
rehearsal-row-chairs = Lần đổi chủ trì
rehearsal-row-entries = Mục của biên bản
rehearsal-row-frames = Khung tin đã gửi
rehearsal-row-latency = Từ lệnh đến máy khách cuối
rehearsal-row-took = Diễn trong
rehearsal-row-seed = Số gieo
rehearsal-row-head = Đầu chuỗi biên bản
rehearsal-latency = một nửa trong { $p50 } ms, 99 % trong { $p99 } ms
rehearsal-took = { $real } giây, cho { $played } hội nghị
rehearsal-played-hours = { $hours } giờ { $minutes } phút
