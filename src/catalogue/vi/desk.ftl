# Lời trên bàn làm việc trong cửa sổ lệnh, ngoài lời của các trang và của chương trình dòng lệnh.

desk-too_small = Cửa sổ này có { $is }; bàn làm việc cần ít nhất { $wants }.
desk-line_lost_more = Từ { $hour }. Thông tin có thể đã cũ; đồng hồ vẫn chạy. Sẽ tự kết nối lại.
desk-line_back = Đã có lại kết nối.
desk-record = Biên bản
desk-record_empty = Chưa có gì xảy ra từ khi mở bàn này.
desk-silences = Bằng văn bản
desk-intervenes = { $party } đang làm rõ
desk-heard-called = Quý vị được mời. Hãy bấm S khi bắt đầu phát biểu.
desk-mute = Micrô của quý vị đang mở KHI CHƯA được mời. Hãy tắt.
desk-wants_answer = Cần điền: { $field }
desk-document_elsewhere = Văn kiện được trình bằng lệnh "mufakat control document", lệnh này gửi tệp lên điểm cầu chính trước.

## Đi đến đâu

desk-command = lệnh
desk-all_acts = mọi thao tác
desk-pages = các trang
desk-leave = rời bàn
desk-mark = chọn một dòng trong danh sách; Enter: các thao tác với dòng đó
desk-all_acts_more = mọi thao tác hiện có, để chọn
desk-command_more = gõ lệnh; Tab điền nốt, phím mũi tên gọi lại lệnh cũ
desk-suspend = tạm dừng chương trình; gõ fg để trở lại
desk-confirm = Xác nhận
desk-enter_again = Bấm Enter lần nữa: { $act }
desk-field-move = ô tiếp theo
desk-field-despite = lý do bế mạc dù còn việc chưa xong
desk-field-no_decision = lý do không có quyết định
desk-field-new = lời văn mới
desk-field-first = đoàn được gọi đầu tiên, theo bốc thăm

## Mỗi phím làm gì, trong vài chữ

desk-key-begun = đã bắt đầu
desk-key-pause = dừng đồng hồ
desk-key-go_on = chạy đồng hồ
desk-key-prompt = đề nghị kết thúc
desk-key-end = đã nói xong
desk-key-uphold = chấp nhận
desk-key-not_upheld = không chấp nhận
desk-key-close_list = đóng danh sách
desk-key-reopen_list = mở danh sách
desk-key-add_speaker = thêm người
desk-key-declare = tuyên bố
desk-key-put = lấy ý kiến
desk-key-table = trình văn bản
desk-key-next_item = mục tiếp
desk-key-conclude = kết thúc mục
desk-key-defer = hoãn mục
desk-key-other_item = mục khác
desk-key-open = khai mạc
desk-key-hold = tạm ngừng
desk-key-lift = bỏ tạm ngừng
desk-key-ask_floor = đăng ký phát biểu
desk-key-withdraw = rút đăng ký
desk-key-start = bắt đầu
desk-key-finish = kết thúc
desk-key-point = vấn đề thủ tục
desk-key-reply = quyền đáp lời
desk-key-withdraw_reply = rút đáp lời
desk-key-object = phản đối
desk-key-withdraw_objection = rút phản đối
desk-key-reserve = bảo lưu
desk-key-time = xin thêm thời gian
desk-key-release = thôi xin thời gian
desk-key-comment = góp ý
desk-cut = Chấm dứt bài phát biểu của { $party }
desk-cut_yes = Cắt phát biểu
desk-defer = Hoãn mục này
desk-not_running = Hội nghị không trong phiên họp.
