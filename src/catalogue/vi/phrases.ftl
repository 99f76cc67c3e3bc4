# Lời của Chủ tịch ở từng thời điểm, để nhắc. Các tham số là tên gọi và câu chữ sẵn sàng đọc; $verb là mã của
# động từ.

phrase-open_meeting = Tôi tuyên bố khai mạc { $meeting }.
phrase-open_item = Chúng ta chuyển sang Mục { $item } của chương trình nghị sự.
phrase-call = Xin mời { $party } phát biểu.
phrase-next = ... tiếp theo là { $party }.
phrase-thanks = Xin cảm ơn { $party } đã phát biểu.
phrase-time = Đề nghị đại biểu kết thúc phát biểu.
phrase-close_list = Nếu không còn ý kiến, tôi tuyên bố đóng danh sách phát biểu.
phrase-handover = Tôi trân trọng chuyển giao chức Chủ tịch cho { $party }.
phrase-put =
    { $verb ->
        [adopted] Nếu không có ý kiến phản đối, Hội nghị thông qua { $text }.
        [approved] Nếu không có ý kiến phản đối, Hội nghị phê duyệt { $text }.
        [endorsed] Nếu không có ý kiến phản đối, Hội nghị thông qua { $text } để trình cấp trên.
        [noted] Nếu không có ý kiến khác, Hội nghị ghi nhận { $text }.
       *[agreed] Nếu không có ý kiến phản đối, Hội nghị thống nhất { $text }.
    }
phrase-declare = Không có ý kiến phản đối. Hội nghị đã thông qua.
phrase-objection = { $party } có ý kiến phản đối. Xin mời { $party } nêu rõ nội dung.
phrase-consult = Chưa có đồng thuận. Đề nghị các đoàn liên quan tham vấn.
phrase-defer = Chúng ta sẽ trở lại mục này { $when }.
phrase-suspend = Hội nghị tạm nghỉ và tiếp tục lúc { $time }.
phrase-adjourn = Hội nghị tạm dừng và họp lại lúc { $time }, { $day }.
phrase-resume = Hội nghị tiếp tục.
phrase-suspended = Hội nghị tạm nghỉ.
phrase-roll_call = Xin mời { $party } bỏ phiếu.
phrase-point = { $party } nêu vấn đề thủ tục. Xin mời { $party }.
phrase-link = Mất kết nối với điểm cầu { $party }; xin vui lòng chờ.
phrase-close_meeting = Tôi tuyên bố bế mạc { $meeting }.

# Lời thay vào chỗ không có tên gọi riêng.

phrase-the_text = văn bản đang hiển thị
phrase-when-later = vào cuối phiên này
phrase-when-sitting = vào phiên tiếp theo
phrase-when-next_meeting = tại hội nghị lần tới
phrase-when-item = sau mục { $item }
