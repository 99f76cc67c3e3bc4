# What the hub says to programs that ask it over HTTP, and through its own door on the machine.

problem-not_found = Không có gì tại địa chỉ này.
problem-wrong_method = Địa chỉ này không nhận phương thức đó.
problem-plain_text = Cổng này được mã hóa: hãy dùng https:// hoặc wss://. Những gì vừa gửi đã đi qua mạng mà không được mã hóa; nếu trong đó có giấy phép hoặc giấy mời thì nên thu hồi.
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
problem-unknown_code = Không có mã này. Xin đọc lại từng chữ; trong mã không có số 0 và chữ O, không có số 1 và chữ I.
problem-code_used = Mã này đã được sử dụng. Mỗi mã chỉ dùng được một lần; xin đề nghị Ban Thư ký cấp mã khác.
problem-code_revoked = Mã này đã bị thu hồi. Xin đề nghị Ban Thư ký cấp mã khác.
problem-code_expired = Mã này đã hết thời hạn. Xin đề nghị Ban Thư ký cấp mã khác.
problem-turned_away = Ban Thư ký chưa cho phép vào. Nếu có nhầm lẫn, xin gọi điện cho Ban Thư ký.
problem-nobody_waits = Không còn ai chờ ở cửa với tên này.
problem-name_wanted = Xin cho biết họ tên: Ban Thư ký không cho ai vào khi chưa có tên.
problem-nothing_to_press = Lúc này nút này không có tác dụng gì.
problem-seen_wanted = Thao tác này có tính quyết định: phải nêu rõ đã nhìn thấy nội dung nào.
problem-changed_since = Nội dung đã nhìn thấy nay đã thay đổi. Chưa thực hiện gì; xin xem lại.
problem-other_hash = Tệp nhận được không phải tệp đã thông báo. Xin gửi lại.
problem-too_fast = Quá nhiều yêu cầu. Xin chờ giây lát rồi thử lại.
problem-unavailable = Điểm cầu chính chưa thể nhận việc này. Xin thử lại sau giây lát.
problem-storage_failed = Điểm cầu chính không lưu được nội dung này. Xin báo người vận hành.
problem-storage_full = Ổ đĩa của điểm cầu chính gần đầy nên không nhận tài liệu. Xin báo người vận hành.
problem-too_many_documents = Thiết bị này đã gửi đủ số tài liệu được phép. Xin chờ tài liệu đang gửi hoàn tất, hoặc chờ một giờ.

## Đã thấy gì, sau câu nói về lỗi

detail-json = Ở dòng { $line }, cột { $column } của nội dung đã gửi: “{ $cause }”.
detail-unfit = Nội dung đã gửi không hợp với thao tác này: “{ $cause }”.
detail-cause = Máy báo: “{ $cause }”.
detail-broken_off = Chưa nhận được trọn vẹn: “{ $cause }”.
detail-body_most = Chỉ được có tối đa { $most } byte.
detail-body_late = Nội dung không đến kịp.
detail-document_name = Văn kiện được gọi bằng 64 chữ số thập lục phân.
detail-document_most = Mỗi văn kiện có tối đa { $most } byte.
detail-document_hash = Nội dung nhận được có mã băm { $hash }.
detail-document_floor = Ổ đĩa phải dành { $floor } byte cho biên bản.
detail-document_slow = Văn kiện không đến trong { $seconds } giây.
detail-upload_going_on = Thiết bị này đang gửi một văn kiện khác.
detail-upload_often = Thiết bị này đã gửi { $most } văn kiện trong một giờ.
detail-upload_much = Thiết bị này đã gửi { $most } byte văn kiện trong một giờ.
detail-entries_query = Ở đây chỉ dùng after=N, với N là số thứ tự của mục ghi.
detail-reading = Thiết bị này đang đọc biên bản rồi.
detail-asking = Thiết bị này đang hỏi rồi.
detail-acts_most = Mỗi lần chỉ hỏi được tối đa { $most } thao tác.
detail-meeting_name = Sau meeting= không phải là tên của một hội nghị.
detail-language = lang là en hoặc vi.
detail-sitting = sitting là một số.
detail-report_query = Ở đây dùng được: meeting=ID, format, lang=en hoặc vi, sitting=N, text=draft hoặc final.
detail-format = format là một trong: { $names }.
detail-which_meeting = Xin cho biết hội nghị nào: meeting=ID.
detail-no_meeting = Chuỗi hội nghị không có hội nghị { $meeting }.
detail-not_adopted = Hội nghị { $meeting } chưa thông qua báo cáo.
detail-report_sentences = Mẫu câu riêng của báo cáo có lỗi: “{ $cause }”.
detail-codes_most = Mỗi lần chỉ nêu được từ 1 đến { $most } ghế hoặc đoàn.
detail-no_seat = Hội nghị không có ghế hoặc đoàn { $name }.
detail-box_words = Hộp nút bấm dùng được: { $words }.
detail-box_key = Khóa của hộp không được lập cho việc này.
detail-box_meeting = Khóa của hộp là của một hội nghị khác, không phải hội nghị đang diễn ra.
detail-not_waiting = { $party } không có trong danh sách.
detail-seen = Cần có seen.{ $field }.
detail-seen_fields = seen gồm các trường, ví dụ revision.
detail-changed = { $field } bây giờ là { $now }.
detail-party = Cần có party, ví dụ TH.
detail-websocket_version = Cần có tiêu đề Sec-WebSocket-Version: 13.
detail-websocket_key = Thiếu tiêu đề Sec-WebSocket-Key.

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
news-record_doubted = Một điểm cầu không ký chứng thực hồ sơ: hồ sơ không phải bản điểm cầu đó đã thấy. Xin dừng lại và đối chiếu những gì các đoàn đã giữ.
news-checkpoints_damaged = Tệp điểm xác nhận bên cạnh hồ sơ bị hỏng và đã được để riêng. Hồ sơ còn nguyên vẹn và việc niêm phong vẫn tiếp tục; xin giữ tệp đó và dùng `mufakat verify` để biết phần còn thiếu.

## The command line of the hub

hub-ready = Điểm cầu chính đã sẵn sàng tại { $address }.
hub-invite-by-hand = Đã lập { $count } giấy mời. Mã bí mật chỉ hiện trên màn hình dòng lệnh, vì nhật ký hệ thống được lưu lại và người khác đọc được. Để mời: mufakat invite seat SEAT, mufakat invite moderator NAME.
hub-column-seat = Ghế
hub-column-party = Bên
hub-column-secret = Giấy mời, chỉ hiện một lần và dùng cho một thiết bị
hub-column-invitation = Giấy mời
hub-column-for = Dành cho
hub-column-made = Lập lúc
hub-column-traded = Sử dụng lúc
hub-column-device = Thiết bị
hub-column-revoked = Thu hồi lúc
hub-column-code = Mã, chỉ hiện một lần này
hub-column-until = Có hiệu lực đến
hub-column-person = Tự giới thiệu là
hub-codes = Xin đọc to mã này; mã được nhập tại { $url } hoặc bằng join --code. Người dùng mã phải chờ ở cửa: xem bằng invite waiting và cho vào bằng invite admit, hoặc trên trang của Ban Thư ký.
hub-key = Khóa của hộp nút bấm, chỉ hiện một lần này; thu hồi bằng invite revoke { $name }. Mỗi lần bấm là: POST { $url } với Authorization: Bearer KHÓA.
hub-nobody-waits = Không có ai chờ ở cửa.
hub-let-in = Đã cho vào.
hub-turned-away = Đã từ chối.
hub-revoked = Đã thu hồi.
hub-record-sound = Hồ sơ nguyên vẹn: { $entries } mục, giá trị băm cuối { $head }
hub-record-damaged = Hồ sơ bị hỏng; không có gì bị thay đổi.
hub-status = Điểm cầu chính đang chạy tại { $address }: { $position } mục, đã ký đến mục { $sealed }; { $peers } kết nối.
hub-status-stopped = Không có điểm cầu chính nào chạy trên thư mục này; hồ sơ đã được ký đến mục { $sealed }.
hub-status-damaged = BỊ HỎNG: tệp điểm xác nhận được phát hiện bị hỏng khi hồ sơ có { $at } mục; { $lines } dòng của tệp không dùng được. Tệp được để riêng với tên { $file }; xin giữ lại. Từ đó các điểm xác nhận đã được ký mới.
hub-strays = Cạnh hồ sơ trong { $folder } có điểm xác nhận đã ký cho { $size } mục mà hồ sơ này không có: hồ sơ dừng ở mục { $position }, hoặc đã bị sửa sau đó. Nếu chủ ý dùng bản sao cũ, xin đặt vào thư mục trống.
hub-seal-key-lost = Hồ sơ ghi khóa { $key } để ký điểm xác nhận, nhưng { $file } không có khóa đó. Xin chép lại tệp từ nơi đã sao hồ sơ, hoặc khởi động một lần với --new-seal-key: ai kiểm tra hồ sơ sẽ thấy khóa cũ không bảo chứng cho khóa mới.
hub-in-use = Một điểm cầu chính khác đang chạy trên thư mục trạng thái { $folder }. Hãy dừng nó trước, hoặc chọn thư mục khác bằng --state.
hub-other-conference = Hồ sơ trong { $folder } là của hội nghị "{ $recorded }" như khi bắt đầu, còn tệp đưa vào là của hội nghị khác hoặc đã bị sửa. Hãy chọn thư mục khác bằng --state, hoặc dùng lại tệp như cũ.
hub-other-start = Hồ sơ bắt đầu với phiên đầu tiên lúc { $recorded }. Thời điểm đó được giữ nguyên; --starting chỉ dùng cho hồ sơ mới.
hub-no-listen = Điểm cầu chính không thể nhận kết nối tại { $address }: { $cause } Địa chỉ được nêu bằng --listen, hoặc bằng hub.listen trong cấu hình.
hub-no-port = Điểm cầu chính không được phép nhận kết nối tại { $address }: các cổng dưới 1024 dành cho dịch vụ của hệ thống. Xin chọn cổng lớn hơn bằng --listen, hoặc cấp quyền cho chương trình (AmbientCapabilities=CAP_NET_BIND_SERVICE).
hub-folder = Không dùng được thư mục trạng thái { $folder }: { $cause } Thư mục khác được nêu bằng --state, hoặc bằng hub.state_dir trong cấu hình.
hub-nothing = Không có hồ sơ trong { $folder }. Xin khởi động điểm cầu chính một lần, hoặc nêu thư mục của nó bằng --state.
hub-door-silent = Điểm cầu chính không trả lời tại { $socket }: { $cause } Xin xem điểm cầu chính có đang chạy không, và có phải do tài khoản này khởi động không.
hub-step-documents = Không mở được các văn kiện trong thư mục trạng thái: { $cause }
hub-step-checkpoints = Không mở được các điểm xác nhận cạnh hồ sơ, tệp journal.db.seals trong thư mục trạng thái: { $cause }
hub-step-threads = Hệ thống không cấp thêm luồng xử lý cho chương trình: { $cause }
hub-step-door = Không mở được cửa riêng của điểm cầu chính, hub.sock trong thư mục trạng thái: { $cause }
hub-step-audit = Không mở được nhật ký kiểm tra, audit.jsonl trong thư mục trạng thái: { $cause }
hub-step-seal_key = Không dùng được khóa ký điểm xác nhận, seal.key trong thư mục trạng thái: { $cause }
hub-step-address = Không ghi được địa chỉ của điểm cầu chính vào hub.address trong thư mục trạng thái: { $cause }
hub-step-credential = Không giữ được thông tin đăng nhập của điều phối viên trong moderator.credential ở thư mục trạng thái: { $cause }
hub-certificate-own = Đường truyền được mã hóa bằng chứng thư do điểm cầu chính này tự tạo: trình duyệt sẽ cảnh báo một lần, người chấp nhận cần đối chiếu. SHA-256 { $fingerprint }, có hiệu lực đến { $until }. Đường dẫn trong giấy mời mang theo dấu vân tay để các chương trình mufakat tự kiểm tra.
hub-certificate-files = Đường truyền được mã hóa bằng chứng thư ghi trong cấu hình. SHA-256 { $fingerprint }, có hiệu lực đến { $until }.
hub-tls-io = Chứng thư: { $file }: { $cause }
hub-tls-no-certificate = Chứng thư: { $file } không chứa chứng thư nào ({ $found }). Cần định dạng PEM: khối bắt đầu bằng -----BEGIN CERTIFICATE-----, chứng thư của điểm cầu chính đứng đầu, tiếp theo là các chứng thư trung gian đến chứng thư gốc.
hub-tls-no-key = Khóa của chứng thư: { $file } không chứa khóa riêng nào ({ $found }). Cần định dạng PEM không đặt mật khẩu: khối bắt đầu bằng -----BEGIN PRIVATE KEY-----.
hub-tls-unfit = Chứng thư: không sử dụng được { $file }: { $why }. Cần chứng thư X.509 với khóa ECDSA P-256 hoặc P-384, Ed25519 hoặc RSA.
hub-tls-other-key = Khóa của chứng thư: { $file } không phải là khóa của chứng thư đầu tiên trong { $certificate }.
hub-tls-making = Không tạo được chứng thư: { $why }
hub-stopped-writing = Không ghi được hồ sơ và điểm cầu chính đã dừng. Mọi điều đã xác nhận đều được giữ: { $cause }
## Vì sao cửa riêng của điểm cầu chính không làm theo

refusal-no_hub = Không có điểm cầu chính nào đang chạy trên thư mục trạng thái này. Xin khởi động, hoặc nêu thư mục khác bằng --state.
refusal-no_seat = Hội nghị không có ghế { $seat }. Ghế được viết như TH.hod; control seat list liệt kê các ghế.
refusal-no_seat_or_party = Hội nghị không có ghế hay bên { $name }. Ghế được viết như TH.hod, bên như TH.
refusal-no_meeting = Hội nghị không có cuộc họp { $meeting }. Xin xem tệp hội nghị.
refusal-not_in_meeting = { $party } không tham gia cuộc họp { $meeting }.
refusal-no_button = Hộp nút bấm không làm được { $word }; các việc có thể làm: { $words }
refusal-unknown = Không có giấy mời, thiết bị hay khóa nào như vậy. Xin xem tên bằng invite list.
refusal-nobody_waits = Không có ai chờ ở cửa với tên đó. Xin xem lại bằng invite waiting.
refusal-used = Giấy mời này đã được sử dụng; mỗi giấy mời chỉ dùng cho một thiết bị. Xin lập giấy mời mới bằng invite.
refusal-revoked = Đã thu hồi trước đó. Xin lập mới bằng invite.
refusal-expired = Mã này đã hết hiệu lực. Xin lập mã mới bằng invite code.
refusal-book = { $file } không phải là sổ giấy mời mà chương trình này đọc được ({ $found }). Xin chép lại từ bản sao, hoặc chuyển tệp đi nơi khác rồi mời lại mọi người.
refusal-record = { $file } không phải là hồ sơ mà chương trình này đọc được ({ $found }). Xin xem có phải do phiên bản mới hơn ghi không, hoặc --state có nêu đúng thư mục không.
refusal-locked = Hồ sơ { $file } đang được chương trình khác sử dụng: một điểm cầu chính đang chạy, hoặc một công cụ đang đọc. Xin dừng chương trình đó trước.
refusal-damaged = Hồ sơ bị hỏng; { $finding }. Không có gì bị thay đổi. Xin giữ tệp này và dùng lại bản sao lưu hoặc bản xuất.
refusal-storage = Không lưu được hồ sơ, nên không tiếp nhận thêm: { $cause }
refusal-file = Không mở hoặc không ghi được { $file }: { $cause }
refusal-no_seal_key = Không có { $file }: không ai ký được cho hồ sơ này. Xin chép lại tệp từ nơi đã sao hồ sơ.
refusal-other_seal_key = Khóa của điểm cầu chính không phải là khóa ghi trong hồ sơ. Xin khởi động lại điểm cầu chính và đọc thông báo.
refusal-no_chance = Hệ thống không cung cấp số ngẫu nhiên: { $cause }
refusal-stopping = Điểm cầu chính đang dừng. Xin thử lại khi đã chạy.
refusal-unreadable = Điểm cầu chính không hiểu yêu cầu ({ $cause }). Xin xem điểm cầu chính có khác phiên bản với chương trình này không.
refusal-other = Không thực hiện được: { $message }
## Hệ thống báo gì, và cách khắc phục

cause-not_found = không có gì mang tên đó. Xin kiểm tra đường dẫn.
cause-permission_denied = tài khoản này không có quyền. Xin cấp quyền cho tài khoản chạy chương trình, hoặc chọn chỗ khác.
cause-address_in_use = chương trình khác đang dùng cổng này. Xin dừng chương trình đó, hoặc chọn cổng khác.
cause-address_not_here = máy này không có địa chỉ đó. Xin chọn địa chỉ mà máy có, ví dụ 0.0.0.0 cho tất cả.
cause-storage_full = ổ đĩa đã đầy. Xin giải phóng dung lượng.
cause-read_only = ổ đĩa không cho ghi. Xin gắn lại ổ đĩa ở chế độ ghi, hoặc chọn chỗ khác.
cause-is_a_folder = đó là thư mục. Xin nêu tên tệp.
cause-not_a_folder = một phần của đường dẫn là tệp, không phải thư mục. Xin kiểm tra đường dẫn.
cause-already_exists = đã có sẵn. Xin chọn tên khác, hoặc chuyển bản đang có đi nơi khác.
cause-connection_refused = không có ai trả lời ở đó.
cause-timed_out = không có trả lời kịp thời.

## Kiểm tra hồ sơ và mang hồ sơ về

verify-holds = Hồ sơ đúng: { $entries } mục, mục nào cũng nguyên như khi được ghi, đúng thứ tự và đã được ký.
verify-holds-not = Hồ sơ không còn nguyên vẹn. Hồ sơ có { $entries } mục.
verify-fails = hồ sơ không còn nguyên vẹn: { $place }: { $what }
verify-finding = { $place } – { $what }
verify-place-entry = mục { $position }
verify-place-range = giữa mục { $from } và mục { $to }
verify-place-bundle = bên cạnh hồ sơ
verify-damage-changed = bị sửa: không còn như khi được ghi.
verify-damage-rewritten = bị sửa: ít nhất một trong các mục này không phải mục đã được ký, dù từng mục trông vẫn nguyên vẹn.
verify-damage-missing = bị thiếu: không có mục này, dù các mục sau vẫn có.
verify-damage-reordered = bị đổi thứ tự: ở chỗ này lại là mục { $found }.
verify-damage-inserted = bị chèn thêm: nội dung ở đây không được ghi vào chỗ này.
verify-damage-cut_off = bị cắt cuối: mục này và mọi mục sau đã mất, trong khi hồ sơ từng có đến mục { $to }.
verify-damage-unsigned_tail = phần cuối chưa ký: từ đây có { $entries } mục chưa có điểm xác nhận nào. Chưa ai bảo chứng cho các mục này.
verify-damage-broken_rule = trái quy tắc: { $rule } không cho phép điều được ghi ở đây.
verify-damage-other_events = trái quy tắc: theo quy tắc, lệnh này có kết quả khác với điều được ghi.
verify-damage-wrong_signature = sai chữ ký: điểm xác nhận { $size } mục không được ký bằng khóa của điểm cầu chính có hiệu lực tại đó.
verify-damage-wrong_countersignature = sai chữ ký chứng thực: chữ ký mang tên điểm cầu { $seat } không được ký bằng khóa đã đăng ký.
verify-damage-forked = có hai bản lịch sử: điểm xác nhận { $size } mục thuộc một hồ sơ khác. Xin hỏi các đoàn khác xem điểm cầu của họ đã giữ gì.
verify-damage-key_not_vouched = khóa của điểm cầu chính bị thay ở đây, mà khóa trước và các điểm cầu chứng thực trước đó đều không bảo chứng.
verify-damage-unreadable = không đọc được thành mục hồ sơ: { $why }
verify-damage-paper_changed = tệp { $name } không còn như khi đóng gói, hoặc không đúng với hồ sơ.
verify-damage-paper_missing = thiếu tệp { $name }.
verify-damage-store = tệp chứa hồ sơ bị hỏng: { $why }
verify-record = Hồ sơ: { $origin }
verify-head = Đầu chuỗi: { $head }
verify-rules = Quy tắc: đã xét lại { $considered } lệnh, lệnh nào cũng cho đúng điều được ghi.
verify-rules-withheld = Quy tắc: đã kiểm tra { $considered } lệnh đầu tiên. Từng lệnh được xét lại và cho đúng điều được ghi.
verify-rules-not = Quy tắc: không kiểm tra từ mục { $from } trở đi. Đó là mục đầu tiên trong { $withheld } mục không công bố nội dung ở đây, mà điều gì được phép sau đó lại phụ thuộc vào mục này. Với { $after } mục có nội dung ở phía sau, chỉ kiểm tra thứ tự, thời gian và việc không lặp lại; thứ tự, chuỗi băm và chữ ký được kiểm tra cho mọi mục, kể cả mục không công bố. Bên giữ hồ sơ đầy đủ có thể kiểm tra phần còn lại.
verify-rules-other = Quy tắc phiên bản { $version }: chương trình này không có; { $entries } mục được áp dụng mà không xét lại lệnh.
verify-signed = Đã ký: { $checkpoints } điểm xác nhận, điểm cuối gồm { $signed } mục.
verify-hub-key = Khóa của điểm cầu chính từ mục { $from }, đúng đến mục { $covers }: { $key }
verify-not-vouched = Điểm cầu chính mất khóa trước mục { $position }. Khóa cũ không bảo chứng cho khóa mới; một điểm cầu chứng thực từ trước bảo chứng thay.
verify-set-aside = CÒN THIẾU: một tệp điểm xác nhận bị hỏng khi hồ sơ có { $at } mục. { $lines } dòng của tệp không dùng được; phần còn lại đã được tiếp nhận. Tệp được để riêng với tên { $file } (SHA-256 { $hash }). Có thể đối chiếu với những gì các điểm cầu đã giữ từ trước: --kept FILE.
verify-no-witness = Chưa điểm cầu nào ký chứng thực. Xin đối chiếu khóa của điểm cầu chính với khóa đã ghi lại.
verify-witness = Điểm cầu { $seat } chứng thực mọi mục đến mục { $covers }: { $key }
verify-decision-unsigned = { $decisions ->
   *[other] Quyết định
} { $decision } ({ $meeting }), mục { $position }: chưa được ký.
verify-decision-signed = { $decisions ->
   *[other] Quyết định
} { $decision } ({ $meeting }), mục { $position }: điểm cầu chính đã ký, chưa ai chứng thực.
verify-decision-countersigned = { $decisions ->
   *[other] Quyết định
} { $decision } ({ $meeting }), mục { $position }: đã ký và được { $count } điểm cầu chứng thực: { $seats }
verify-decision-extract = { $decisions ->
   *[other] Quyết định
} { $decision } ({ $meeting }), mục { $position }: mục này không công bố và nằm trong hồ sơ đã ký; nội dung nêu ở đây là lời xác nhận có chữ ký của điểm cầu chính.{ $whose ->
    [nobody] {" "}Chưa điểm cầu nào chứng thực.
   *[other] {" "}Được { $count } điểm cầu chứng thực: { $seats }
}
verify-documents = Tài liệu: { $documents } tài liệu có ở đây và đúng với hồ sơ; { $elsewhere } tài liệu được giữ nơi khác.
verify-documents-not-named = Có { $documents } tài liệu ở đây mà không mục công khai nào nêu; không thể biết mục không công bố có nêu hay không.
verify-one-holds = Quyết định { $decision } đúng: mục { $position } nằm trong hồ sơ đã ký gồm { $size } mục.
verify-one-witness = Điểm cầu { $seat } đã ký chứng thực.
verify-one-text = Văn bản: { $text }
verify-one-extract = Bản thân mục { $position } không công bố: việc mục này nằm trong hồ sơ đã ký được chứng minh ở đây, còn nội dung nêu trên là lời xác nhận có chữ ký của điểm cầu chính. Bên giữ hồ sơ đầy đủ kiểm tra bằng --against.
verify-one-not_one = đây không phải quyết định kèm bằng chứng: { $why }
verify-one-not_included = mục { $position } không phải mục đã được ký, hoặc không ở đúng chỗ.
verify-one-not_signed = điểm xác nhận không được ký bằng khóa mà hồ sơ ghi.
verify-one-not_said = nội dung tệp nêu về mục { $position } không được điểm cầu chính ký.
verify-one-not-so = hồ sơ không ghi như tệp này nêu. Xin giữ tệp lại: dưới đó có chữ ký của điểm cầu chính.
verify-one-other_key = điểm xác nhận không được ký bằng khóa mà quý vị nêu.
verify-one-other_record = điểm xác nhận quý vị đã giữ thuộc một hồ sơ khác.
verify-one-forked = điểm xác nhận gồm { $size } mục mà quý vị đã giữ không khớp với điểm xác nhận trong tệp này: có hai lịch sử khác nhau. Xin giữ cả hai.
verify-one-left-open = điểm xác nhận quý vị đã giữ gồm { $kept } mục, còn của tệp này gồm { $size } mục; chỉ hồ sơ mới cho thấy cái này có nối tiếp cái kia hay không. Xin nêu hồ sơ bằng --against.
bundle-written = { $file }: { $entries } mục trong { $files } tệp. Ai cũng kiểm tra được bằng lệnh: mufakat verify { $file }
bundle-no-decision = Hồ sơ không có quyết định { $decision }, hoặc chưa có điểm xác nhận nào cho quyết định đó.

## Tờ giấy mời

sheet-title = Giấy mời
sheet-explain = Mỗi giấy mời dùng được cho một thiết bị. Hãy quét mã hoặc mở đường dẫn trên chính thiết bị quý vị sẽ dùng để dự họp, và không đưa tờ này cho người khác.
sheet-written = Tờ giấy mời ở { $file }. Trong đó có thông tin mật; chỉ quý vị đọc được.
