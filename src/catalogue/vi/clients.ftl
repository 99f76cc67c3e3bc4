# Lời của các chương trình trên màn hình chữ: điểm cầu của một đoàn (`join`) và của người điều phối (`control`).

## Cách các đoàn tham dự

presence-line_down = mất tín hiệu
presence-away_proceed = tạm vắng
presence-away_hold = tạm vắng, đề nghị chờ

## Những việc có thể làm

press-ask_floor = đăng ký phát biểu
press-withdraw = rút đăng ký
press-start_speech = bắt đầu phát biểu
press-end_speech = kết thúc phát biểu
press-acknowledge = xác nhận văn bản
press-object = phản đối
press-withdraw_objection = rút phản đối
press-convert_objection = chuyển phản đối thành bảo lưu
press-reserve = nêu bảo lưu
press-ask_for_time = đề nghị thêm thời gian
press-release_time = không cần thêm thời gian
press-assume_chair = nhận quyền chủ trì
press-open_meeting = khai mạc Hội nghị
press-suspend = tạm nghỉ
press-resume = tiếp tục Hội nghị
press-adjourn = dừng đến phiên sau
press-lift_hold = chấm dứt tạm ngừng kỹ thuật
press-close_meeting = bế mạc Hội nghị
press-next_item = mở mục tiếp theo
press-conclude_item = kết thúc mục
press-next_speaker = mời người phát biểu tiếp theo
press-start_for_speaker = báo rằng đại biểu đã bắt đầu
press-end_for_speaker = kết thúc bài phát biểu
press-pause = dừng đồng hồ của người phát biểu
press-go_on = cho đồng hồ chạy tiếp
press-prompt = đề nghị kết thúc phát biểu
press-close_list = đóng danh sách phát biểu
press-reopen_list = mở lại danh sách phát biểu
press-put = lấy ý kiến Hội nghị về văn bản
press-declare = tuyên bố quyết định
press-offer_chair = đề nghị chuyển giao quyền chủ trì
press-withdraw_chair_offer = rút đề nghị chuyển giao
press-ask_reply = đăng ký quyền đáp lời
press-withdraw_reply = rút đăng ký đáp lời
press-ask_explanation = đăng ký giải thích lập trường
press-withdraw_explanation = rút đăng ký giải thích
press-raise_point = nêu vấn đề thủ tục
press-appeal_ruling = khiếu nại phán quyết
press-uphold_point = phán quyết: chấp nhận vấn đề thủ tục
press-reject_point = phán quyết: không chấp nhận vấn đề thủ tục
press-point_withdrawn = ghi nhận vấn đề thủ tục đã được rút
press-ruling_stands = ghi nhận phán quyết được giữ nguyên
press-ruling_set_aside = ghi nhận phán quyết bị bác
press-put_appeal = đưa khiếu nại ra gọi tên biểu quyết
press-next_reply = mời người đáp lời tiếp theo
press-next_explanation = mời đoàn giải thích lập trường tiếp theo
press-restore_speaker = mời lại người vừa phát biểu
press-let_secretariat_clarify = mời Ban Thư ký làm rõ
press-end_intervention = kết thúc phần làm rõ

## Vì sao lời gõ không chỉ vào điều gì

no-such-thing-not_shown = điểm cầu chính chưa cho thấy điều này
no-such-thing-not_in_focus = { $focus } là Hội nghị đang hoặc sắp diễn ra, không phải { $meeting }
no-such-thing-no_item_open = không có mục nào đang mở
no-such-thing-no_item_left = không còn mục nào để mở
no-such-thing-nobody_waits = không có đoàn nào chờ phát biểu
no-such-thing-nobody_speaks = không có ai đang phát biểu
no-such-thing-no_such_place =
    { $length ->
        [0] không có vị trí { $place }: không có đoàn nào chờ
       *[other] không có vị trí { $place }: danh sách có { $length }
    }
no-such-thing-not_on_the_list = { $party } không có trong danh sách phát biểu
no-such-thing-no_text = mục này không có văn bản nào đang xem xét
no-such-thing-several_texts = có nhiều văn bản đang xem xét: hãy nêu rõ bằng --proposal ({ $texts })
no-such-thing-no_such_text = không có văn bản này: { $proposal }
no-such-thing-no_objection = đoàn của bạn không có phản đối nào còn hiệu lực
no-such-thing-no_document = chưa có bản nào của { $symbol }
no-such-thing-to_whom = hãy nêu văn bản được trình lên đâu
no-such-thing-too_soon = vừa có người chuyển tiếp chưa đầy một giây trước; hãy xem lại, hoặc nêu điều đã thấy bằng --seen
no-such-thing-changed_since = đã thay đổi từ vị trí { $seen }; điểm cầu chính hiện ở vị trí { $position }: hãy xem lại
no-such-thing-no_point = không có vấn đề thủ tục nào chờ phán quyết
no-such-thing-no_ruling = không có phán quyết nào có thể khiếu nại
no-such-thing-nobody_spoke = phiên này chưa có ai phát biểu
no-such-thing-no_secretariat = Hội nghị không có Ban Thư ký: hãy nêu rõ ai làm rõ
no-such-thing-no_reply = đoàn của quý vị không có trong danh sách đó
no-such-thing-no_amendment = không có đề nghị sửa đổi nào như vậy
no-such-thing-several_amendments = có nhiều đề nghị sửa đổi: hãy nêu rõ số ({ $amendments })
no-such-thing-no_motion = không có đề nghị thủ tục nào như vậy
no-such-thing-no_vote = không có cuộc gọi tên biểu quyết nào đang diễn ra
no-such-thing-no_silence = không có thủ tục im lặng nào như vậy
no-such-thing-several_silences = có nhiều thủ tục im lặng: hãy nêu rõ số ({ $silences })

## Màn hình

client-nothing_shown = Điểm cầu chính chưa cho thấy gì.
client-handover = chuyển giao cho
client-own_place = vị trí của bạn trong danh sách
client-presence = các đoàn
client-lobby = đang chờ được vào
client-planned_end = dự kiến đến { $at }
client-planned_start = dự kiến lúc { $at }
client-hub_hour = { $hour }, giờ { $place }
client-own_hour = { $hour } tại nơi bạn
client-time_left = còn { $left } trong { $limit }
client-over_time = quá { $over } so với { $limit }
client-text = văn bản { $proposal }, mục { $item }, bản sửa đổi { $revision }, mã băm { $hash }
client-window_left = còn { $left } để phản đối
client-acknowledged = { $number } trong { $all } đoàn đã xác nhận
client-objection_of = phản đối của { $party }
client-for_others = thay mặt cả { $parties }
client-as_of = Lúc { $hour } tại điểm cầu chính, vị trí { $position } của biên bản.
client-no_decisions = Chưa có quyết định nào.
client-no_texts = không có văn bản nào đang xem xét
client-no_silences = không hỏi các đoàn điều gì bằng văn bản
client-silence = thủ tục im lặng số { $number } của { $meeting }
client-silence_until = nhận phản đối đến { $at }
client-silence_adopted = được thông qua lúc { $at }
client-silence_not_adopted = không được thông qua; kết thúc lúc { $at }
client-amendment = đề nghị sửa đổi số { $number } của { $party }: { $old } thành { $new }
client-motion = Đề nghị thủ tục số { $number } của { $party }: { $what }
client-vote = Gọi tên biểu quyết về { $subject }; đang gọi { $party }

## Đường kết nối

client-connecting = Đang kết nối tới { $hub } ...
client-joined = Đã kết nối với tư cách { $who }.
client-not_admitted = Vị trí của quý vị sẽ thấy Hội nghị ngay sau khi được xác nhận tham dự.
client-joined_mirror = Đã kết nối với tư cách { $who }. Thiết bị khác đang hành động thay cho ghế; thiết bị này chỉ hiển thị.
client-resumed = Đã có lại kết nối; không bỏ lỡ gì.
client-missed = Đã có lại kết nối. Trong lúc đó biên bản có thêm { $number } mục.
client-stale = Điểm cầu chính im lặng đã lâu. Những gì đang hiển thị có thể đã cũ.
client-down = Mất kết nối với điểm cầu chính ({ $reason }). Thử lại sau { $wait }.
client-down_again = Vẫn chưa có kết nối; thử lại sau { $wait }.
client-not_reached = Không liên lạc được với điểm cầu chính tại { $hub }: { $reason }
client-no_credential = Thiết bị này chưa có giấy phép cho { $seat }. Hãy tham gia một lần với --invitation và mã mà người điều phối đã trao.
client-other_seat = Lời mời này dành cho { $seat }, không phải { $asked }. Giấy phép đã được giữ: hãy tham gia với --as { $seat }.
client-over-not_signed_in = Điểm cầu chính không chấp nhận giấy phép của thiết bị này. Hãy xin người điều phối lời mời mới và dùng --invitation.
client-over-not_allowed = Giấy phép này không cho phép điều vừa yêu cầu. Hãy hỏi người điều phối.
client-over-taken_over = Thiết bị khác đã nhận ghế này. Thiết bị này dừng lại; khởi động lại để nhận lại ghế.
client-over-conference_over = Hội nghị đã kết thúc. Xin cảm ơn.
client-over-wrong_version = Điểm cầu chính dùng phiên bản giao thức khác. Hãy cài phiên bản giống điểm cầu chính.
client-given_up = Điểm cầu chính không nhận hành động này; nó không được thực hiện.
client-too_many = Quá nhiều hành động đang chờ trả lời; hành động này không được gửi.
client-waits_for_line = Đang mất kết nối; sẽ gửi ngay khi có lại.

## Hỏi và trả lời

client-done = Xong (vị trí { $position }).
client-done_item = Mục { $item } đã mở: { $title }
client-done_floor = Xin mời { $party } phát biểu.
client-refused = Bị từ chối theo quy tắc { $rule }: { $sentence }
client-refused_here = Không gửi gì ({ $rule }): { $sentence }.
client-possible = Hiện có thể: { $acts }.
client-confirm = { $act }? (y/n: có/không)
client-confirm_text = Văn bản: { $text }
client-not_sent = Không gửi gì.
client-your_floor = Xin mời bạn phát biểu ({ $limit }). Gõ "start" khi bắt đầu, "end" khi kết thúc.
client-your_text = Hội nghị đang lấy ý kiến về: { $words }
client-hash_agrees = Văn bản trước bạn có mã băm { $hash }; thiết bị của bạn đã tự tính và xác nhận.
client-hash_differs = Văn bản trước bạn không có mã băm mà điểm cầu chính nêu. Chưa xác nhận. Hãy báo Ban Thư ký.
client-document_missing = Không lấy được { $symbol } ({ $reason }); văn bản chưa được xác nhận.
client-unknown_command = Không có lệnh "{ $word }". Hãy gõ "help".
client-wants = "{ $word }" cần { $what }.
client-wants_text = vài lời
client-wants_seat = một ghế, như TH.alt
client-wants_party = một bên tham gia, như TH
client-wants_item = số của mục, như 5.2
client-wants_place = vị trí trong danh sách hoặc một bên tham gia
client-wants_verb = một động từ: adopted, approved, endorsed, agreed, noted, tasked, requested, deferred, not-agreed
client-wants_number = một con số
client-wants_moment = một thời điểm: 13:30 theo giờ điểm cầu chính, +15min, hoặc 2021-10-06T06:30:00Z
client-wants_open = open (mở) hoặc closed (tắt)
client-wants_change = lời cũ, mũi tên và lời mới: cũ => mới
client-wants_revision = số văn bản và số bản sửa đổi lúc văn bản được rút
client-wants_choice = một lá phiếu: yes, no, abstain
client-wants_ruling = một phán quyết: upheld, not-upheld, withdrawn
client-wants_appeal = sustained hoặc overruled, hoặc ba số: giữ phán quyết, bác phán quyết, phiếu trắng
client-wants_motion = một đề nghị: suspend, adjourn, adjourn-debate, close-debate, reconsider
client-wants_meeting = mã Hội nghị, như AMMin8
client-wants_act = một việc cần làm sau mã Hội nghị
client-bye = Tạm biệt.

client-help-heading = Các lệnh
client-help-ask = đăng ký phát biểu, cả thay mặt bên khác
client-help-withdraw = rút đăng ký
client-help-speaker = cử người khác của đoàn phát biểu
client-help-start = báo bắt đầu phát biểu
client-help-end = báo đã phát biểu xong
client-help-object = phản đối văn bản đang lấy ý kiến
client-help-withdraw_objection = rút phản đối
client-help-convert = chuyển phản đối thành bảo lưu
client-help-reserve = nêu bảo lưu
client-help-explain = giải trình lập trường vào biên bản
client-help-dissociate = không tham gia đồng thuận của một quyết định
client-help-comment = bình luận về văn bản
client-help-time = đề nghị thêm thời gian, hoặc không cần nữa
client-help-presence = away: Hội nghị tiếp tục; wait: Hội nghị chờ; back: tham dự lại; absent: không có đại diện
client-help-chair = nhận quyền chủ trì, hoặc chuyển cho ghế khác
client-help-show = xem hiện trạng, danh sách, chương trình, văn bản, quyết định, tài liệu, các ghế
client-help-in = làm việc đó ở một Hội nghị khác với Hội nghị đang hoặc sắp diễn ra
client-help-quit = rời đi; ghế vẫn được giữ
client-help-presiding = Khi bạn chủ trì
client-help-open = khai mạc, tạm nghỉ, tiếp tục, dừng, bế mạc, chấm dứt tạm ngừng kỹ thuật
client-help-next_item = mở mục tiếp theo, mở một mục, kết thúc mục, hoãn mục
client-help-next = mời người tiếp theo, hoặc một đoàn nhất định
client-help-speech = đề nghị kết thúc, tạm dừng, tiếp tục, cắt lời
client-help-list = đóng danh sách phát biểu, mở lại
client-help-put = lấy ý kiến Hội nghị về văn bản
client-help-declare = tuyên bố quyết định bằng động từ
client-help-offer = đề nghị chuyển giao quyền chủ trì, cùng Phó Chủ tịch
client-help-reply = đăng ký quyền đáp lời, hoặc rút đăng ký đó
client-help-ask_explain = đăng ký giải thích lập trường về một văn bản, hoặc rút đăng ký đó
client-help-point = nêu vấn đề thủ tục; khiếu nại phán quyết
client-help-table = trình một văn bản, sửa lời văn, rút lại
client-help-amend = đề nghị thay lời trong văn bản, hoặc rút đề nghị
client-help-rebase = viết lại đề nghị sửa đổi sau khi văn bản đã đổi
client-help-ask_division = đề nghị xem xét riêng những lời này của văn bản
client-help-reintroduce = trình lại văn bản mà bên trình đã rút
client-help-on_decision = như trên, về một quyết định
client-help-join_decision = tham gia quyết định mà đoàn được ghi là tham gia sau
client-help-ask_reopen = đề nghị xem lại quyết định đã thông qua khi đường truyền của đoàn bị mất, hoặc rút đề nghị
client-help-move = nêu đề nghị thủ tục
client-help-motion = phát biểu ủng hộ (for) hay phản đối (against) đề nghị thủ tục, phản đối nó, rút đề nghị của mình
client-help-vote = bỏ phiếu khi đoàn được gọi tên
client-help-silence = phản đối điều được hỏi bằng văn bản, hoặc rút phản đối; khi có nhiều: silence NUMBER object ...
client-help-silence_consent = đồng ý bằng văn bản
client-help-microphone = báo micrô của đoàn đang mở hay tắt
client-help-take_over = dùng thiết bị này cho vị trí, hoặc đồng ý để thiết bị khác thay
client-help-next_reply = mời người đáp lời tiếp theo, đoàn giải thích lập trường tiếp theo
client-help-intervene = mời lại người vừa phát biểu; mời Ban Thư ký hoặc bên khác làm rõ; kết thúc phần làm rõ
client-help-rule = phán quyết về vấn đề thủ tục
client-help-settle_appeal = ghi nhận kết quả khiếu nại
client-help-put_appeal = đưa khiếu nại ra gọi tên biểu quyết, bắt đầu từ bên được rút thăm này
client-help-settle_amendment = quyết định về đề nghị sửa đổi
client-help-vote_amendment = xếp thứ tự biểu quyết các đề nghị sửa đổi; đưa một đề nghị ra gọi tên
client-help-divide = tách những lời này thành văn bản riêng
client-help-put_motion = đưa đề nghị thủ tục ra; chấp nhận hay bác sau khi hỏi ý kiến
client-help-roll_call = đưa văn bản ra gọi tên biểu quyết, bắt đầu từ bên được rút thăm này; bỏ qua bên không trả lời
client-help-joining_later = nêu các bên tham gia quyết định sau; xem lại một quyết định
client-help-silence_open = hỏi các đoàn bằng văn bản về văn bản của mục này, hoặc văn bản nêu ra; ghi nhận điều đã thông qua
client-help-silence_extend = dời hạn chót bằng phán quyết
client-help-silence_restart = hỏi lại với văn bản khác
client-help-silence_acknowledge = báo cho một đoàn biết đã nhận phản đối
client-help-hold = tạm ngừng kỹ thuật; dời giờ kết thúc dự kiến
