# What the hub says to programs that ask it over HTTP, and through its own door on the machine.

problem-not_found = Không có gì tại địa chỉ này.
problem-wrong_method = Địa chỉ này không nhận phương thức đó.
problem-upgrade_wanted = Địa chỉ này chỉ dùng WebSocket.
problem-unknown_subprotocol = Điểm cầu chính này chỉ dùng giao thức con mufakat.v1.
problem-foreign_origin = Trang của địa chỉ web này không được phép kết nối tới điểm cầu chính.
problem-bad_request = Không đọc được yêu cầu.
problem-too_big = Nội dung gửi lên quá lớn.
problem-not_signed_in = Cần đăng nhập trước: thông tin đăng nhập thiếu, không đúng hoặc đã bị thu hồi.
problem-not_allowed = Thông tin đăng nhập của quý vị không cho phép việc này.
problem-unknown_invitation = Không có giấy mời này. Xin kiểm tra đã sao chép đủ chưa, hoặc đề nghị Ban Thư ký cấp giấy mời mới.
problem-invitation_used = Giấy mời này đã được sử dụng. Xin đề nghị Ban Thư ký cấp giấy mời mới.
problem-invitation_revoked = Giấy mời này đã bị thu hồi. Xin đề nghị Ban Thư ký cấp giấy mời mới.
problem-other_hash = Tệp nhận được không phải tệp đã thông báo. Xin gửi lại.
problem-too_fast = Quá nhiều yêu cầu. Xin chờ giây lát rồi thử lại.
problem-unavailable = Điểm cầu chính chưa thể nhận việc này. Xin thử lại sau giây lát.
problem-storage_failed = Điểm cầu chính không lưu được nội dung này. Xin báo người vận hành.
problem-storage_full = Ổ đĩa của điểm cầu chính gần đầy nên không nhận tài liệu. Xin báo người vận hành.
problem-too_many_documents = Thiết bị này đã gửi đủ số tài liệu được phép. Xin chờ tài liệu đang gửi hoàn tất, hoặc chờ một giờ.

## Why the protocol declines a message

declined-unreadable = Không đọc được thông điệp này.
declined-screen_only = Màn hình chỉ hiển thị.
declined-mirror = Một thiết bị khác đang đại diện cho ghế này. Xin tiếp quản trước.
declined-superseded = Một thiết bị khác đã tiếp quản ghế này.
declined-hub_only = Chỉ điểm cầu chính tự làm việc này.
declined-seen_wanted = Điểm cầu chính vừa khởi động lại. Xin xem nội dung đang hiển thị rồi bấm lại.
declined-seen_ahead = Thao tác này dựa trên nội dung mà điểm cầu chính chưa có. Xin thử lại sau giây lát.
declined-id_used_otherwise = Lệnh này đã được gửi trước đó với nội dung khác.
declined-too_many = Quá nhiều thông điệp cùng lúc. Xin chờ giây lát.
declined-too_soon = Lần gọi trước vừa mới đây. Xin xem màn hình, và bấm lại nếu vẫn muốn.
declined-hello_twice = Kết nối này đã đăng nhập rồi.

## What a device is told

news-device_joined = Một thiết bị khác của ghế này vừa tham gia.
news-device_left = Một thiết bị của ghế này đã rời đi.
news-active = Từ nay thiết bị này đại diện cho ghế của quý vị.
news-mirror = Từ nay một thiết bị khác đại diện cho ghế của quý vị; thiết bị này chỉ hiển thị.
news-audience_changed = Nội dung quý vị được xem đã thay đổi.
news-takeover_asked = Một thiết bị khác đề nghị đại diện cho ghế này.

## The command line of the hub

hub-ready = Điểm cầu chính đã sẵn sàng tại { $address }.
hub-column-seat = Ghế
hub-column-party = Bên
hub-column-secret = Giấy mời, chỉ hiện một lần và dùng cho một thiết bị
hub-column-invitation = Giấy mời
hub-column-for = Dành cho
hub-column-made = Lập lúc
hub-column-traded = Sử dụng lúc
hub-column-device = Thiết bị
hub-column-revoked = Thu hồi lúc
hub-revoked = Đã thu hồi.
hub-record-sound = Hồ sơ nguyên vẹn: { $entries } mục, giá trị băm cuối { $head }
hub-record-damaged = Hồ sơ bị hỏng; không có gì bị thay đổi.
hub-strays = Cạnh hồ sơ trong { $folder } có điểm xác nhận đã ký cho { $size } mục mà hồ sơ này không có: hồ sơ dừng ở mục { $position }, hoặc đã bị sửa sau đó. Nếu chủ ý dùng bản sao cũ, xin đặt vào thư mục trống.
hub-seal-key-lost = Hồ sơ ghi khóa { $key } để ký điểm xác nhận, nhưng { $file } không có khóa đó. Xin chép lại tệp từ nơi đã sao hồ sơ, hoặc khởi động một lần với --new-seal-key: ai kiểm tra hồ sơ sẽ thấy khóa cũ không bảo chứng cho khóa mới.
hub-in-use = Một điểm cầu chính khác đang chạy trên thư mục trạng thái { $folder }. Hãy dừng nó trước, hoặc chọn thư mục khác bằng --state.
hub-other-conference = Hồ sơ trong { $folder } là của hội nghị "{ $recorded }" như khi bắt đầu, còn tệp đưa vào là của hội nghị khác hoặc đã bị sửa. Hãy chọn thư mục khác bằng --state, hoặc dùng lại tệp như cũ.
hub-other-start = Hồ sơ bắt đầu với phiên đầu tiên lúc { $recorded }. Thời điểm đó được giữ nguyên; --starting chỉ dùng cho hồ sơ mới.
hub-no-listen = Điểm cầu chính không thể nhận kết nối tại { $address }: { $cause }
hub-stopped-writing = Không ghi được hồ sơ và điểm cầu chính đã dừng. Mọi điều đã xác nhận đều được giữ: { $cause }
