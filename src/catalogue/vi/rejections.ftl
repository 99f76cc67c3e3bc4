# Lý do từ chối. Mỗi câu nói rõ tình hình, rồi cách xử lý. Số quy tắc được hiển thị bên cạnh.

## Những gì không tồn tại

rejection-not_defined = Chuỗi Hội nghị chưa được thiết lập. Xin chờ điểm cầu chính đọc xong kịch bản.
rejection-already_defined = Chuỗi Hội nghị đã được thiết lập và không thay đổi trong khi diễn ra.
rejection-unknown_meeting = Không có Hội nghị nào tên là { $meeting }. Xin chọn một Hội nghị trong chuỗi này.
rejection-unknown_item = Chương trình nghị sự không có Mục { $item }. Xin chọn một mục trong chương trình nghị sự.
rejection-unknown_party = { $party } không tham gia Hội nghị này. Xin chọn một bên tham gia.
rejection-unknown_seat = Không có ghế nào tên là { $seat }. Xin chọn một ghế của các đoàn.
rejection-unknown_role = Hội nghị này không có vai trò { $role }. Xin chọn một vai trò đã định.
rejection-unknown_entry = Yêu cầu phát biểu đó không còn trong danh sách. Xin xem lại danh sách phát biểu.
rejection-unknown_speech = Bài phát biểu đó không còn tiếp diễn. Xin xem lại ai đang phát biểu.
rejection-unknown_proposal = Văn bản đó không có trước Hội nghị. Xin xem lại các văn bản đang xem xét.
rejection-unknown_objection = Không có ý kiến phản đối đó, hoặc đã được rút. Xin xem lại các ý kiến phản đối còn hiệu lực.
rejection-unknown_amendment = Không có sửa đổi đó. Xin xem lại các đề nghị sửa đổi.
rejection-unknown_decision = Không có quyết định đó. Xin tra trong danh mục quyết định.
rejection-unknown_document =
    { $revision-count ->
        [0] Không có tài liệu { $symbol }. Xin kiểm tra ký hiệu, hoặc trình tài liệu trước.
       *[other] Không có bản sửa đổi { $revision } của tài liệu { $symbol }. Xin kiểm tra ký hiệu và số bản, hoặc trình tài liệu trước.
    }

## Hội nghị

rejection-meeting_over = { $meeting } đã bế mạc. Không thể tiến hành thêm việc gì.
rejection-meeting_not_open =
    { $state-kind ->
        [scheduled] { $meeting } chưa khai mạc. Chủ tịch cần khai mạc trước.
        [suspended] { $meeting } đang tạm nghỉ. Xin chờ Chủ tịch cho tiếp tục.
        [adjourned] { $meeting } đã tạm dừng. Xin chờ phiên họp tiếp theo.
        [tech_hold] { $meeting } đang tạm ngừng vì kỹ thuật. Xin chờ người chủ trì cho tiếp tục.
        [closed] { $meeting } đã bế mạc. Không thể tiến hành thêm việc gì.
       *[open] { $meeting } đang họp. Việc này không làm lúc đang họp.
    }
rejection-meeting_has_opened = { $meeting } đã khai mạc. Việc này phải làm trước khi khai mạc.
rejection-other_meeting_runs = { $meeting } đang diễn ra. Xin tạm dừng hoặc bế mạc trước; mỗi lúc chỉ một Hội nghị được họp.
rejection-closing_blocked = Chưa thể bế mạc: { $open }. Xin giải quyết trước, hoặc bế mạc và nêu lý do.
rejection-in_the_past = Thời điểm đó đã qua: { $at }, { $at-day }. Xin nêu thời điểm muộn hơn.

## Ai được làm

rejection-hub_only = Việc này do điểm cầu chính tự làm, không cần ai yêu cầu.
rejection-key_in_use = Khóa này đã được dùng. Mỗi điểm cầu chứng thực hồ sơ phải có khóa riêng.
rejection-not_admitted = Ghế { $seat } chưa được chấp nhận tham dự. Xin đề nghị Ban Thư ký chấp nhận.
rejection-not_invited = { $party } không được mời dự Hội nghị hoặc mục này. Xin đề nghị Chủ tịch mời.
rejection-not_for_you = Chỉ { $needs } được làm việc này. Xin đề nghị ở đó.
rejection-not_binding = { $seat } không có quyền ràng buộc đoàn mình. Xin đề nghị trưởng đoàn hoặc đại diện dự khuyết làm việc này.
rejection-not_presiding =
    { $presiding-count ->
        [0] Quý vị không chủ trì, và lúc này chưa có ai chủ trì. Xin chờ có người nhận ghế chủ trì.
       *[other] Quý vị không chủ trì; { $presiding } đang chủ trì. Xin đề nghị người chủ trì làm việc này.
    }
rejection-stale_epoch = Ghế chủ trì đã đổi người sau lần xem trước. Xin xem ai đang chủ trì rồi làm lại.
rejection-chair_vacant = Lúc này không có ai chủ trì. Xin chờ Chủ tịch trở lại hoặc có người khác nhận ghế chủ trì.
rejection-not_delegated = Chủ tịch chưa giao cho điều phối viên quyền này: { $power }. Xin đề nghị Chủ tịch tự làm hoặc giao quyền.
rejection-gavel_not_delegated = Tại Hội nghị này chỉ Chủ tịch được tuyên bố quyết định. Xin mời Chủ tịch gõ búa.
rejection-was_connected = { $party } đã kết nối trong phiên họp này nên không ai khác được báo vắng thay. Xin hỏi chính { $party }.
rejection-proposal_is_put = Một văn bản đang được đưa ra lấy ý kiến. Xin chờ đến khi có quyết định hoặc văn bản được rút lại.
rejection-admissions_are_confirmed = Mọi việc chấp nhận tham dự phiên họp này đều đã được xác nhận. Ai được chấp nhận sau sẽ được xác nhận sau.
rejection-same_person = Một người không thể làm cả hai việc. Xin mời người thứ hai xác nhận.

## Chương trình nghị sự

rejection-item_out_of_order = Mục { $expected } đứng trước Mục { $asked }. Xin mở Mục { $expected }, hoặc đề nghị Chủ tịch cho đổi thứ tự.
rejection-item_not_open =
    { $open-count ->
        [0] Mục { $item } chưa mở và không có mục nào đang mở. Xin mở mục này trước.
       *[other] Mục { $item } không mở; Mục { $open } đang mở. Xin chờ đến Mục { $item }.
    }
rejection-item_is_over = Mục { $item } đã kết thúc. Xin đề nghị Chủ tịch trở lại vấn đề này ở phần các vấn đề khác.
rejection-item_moved =
    { $open-count ->
        [0] Chương trình đã chuyển tiếp sau lần xem trước: hiện không có mục nào đang mở. Xin xem lại rồi chọn.
       *[other] Chương trình đã chuyển tiếp sau lần xem trước: Mục { $open } đang mở. Xin xem lại rồi chọn.
    }
rejection-item_unfinished = Mục { $item } chưa xong: { $open }. Xin giải quyết trước.
rejection-agenda_not_adopted = Chương trình nghị sự chưa được thông qua nên chưa thể mở Mục { $asked }. Xin thông qua chương trình nghị sự trước.
rejection-feed_missing = Mục này dựa trên Mục { $item } của { $meeting }, ở đó còn thiếu: { $condition }. Xin hoàn tất ở đó, hoặc mở mục này theo quyết định điều hành của Chủ tịch.
rejection-cannot_join = Mục { $item } và Mục { $with } không thảo luận cùng nhau: khác cấp, hoặc một mục để kết thúc. Xin thảo luận lần lượt.
rejection-item_exists = Đã có Mục { $item } trong chương trình nghị sự. Xin chọn số khác.
rejection-cannot_add_item = Không thể bổ sung Mục { $item } như vậy: nội dung công việc chỉ bổ sung khi đang thông qua chương trình nghị sự và trước mục bế mạc, hoặc sau đó trong mục các vấn đề khác. Xin chọn số và loại mục phù hợp.
rejection-addition_is_put = { $proposal } hỏi Hội nghị về việc bổ sung một mục nên không sửa riêng được. Xin rút lại rồi hỏi lại.
rejection-no_quorum_to_debate =
    { $missing-count ->
        [0] Cần { $needed } thành viên để mở thảo luận, hiện có { $seated }. Xin chờ thêm thành viên.
       *[other] Cần { $needed } thành viên để mở thảo luận, hiện có { $seated }; còn thiếu { $missing }. Xin chờ thêm thành viên.
    }
rejection-decision_announced = Quyết định ở Mục { $item } đã báo trước vào { $from-day }, { $from }, và các đoàn dựa vào đó. Xin chờ đến lúc đó, hoặc báo giờ khác.
rejection-interpreters_not_asked = Phiên họp chỉ kéo dài đến { $closes_at } nếu phiên dịch đồng ý ở lại. Xin hỏi và ghi rõ, hoặc tạm dừng Hội nghị.
rejection-deferred_pending =
    { $items-count ->
       *[other] Mục { $items } đã được hoãn và còn chờ xử lý. Xin trở lại, chuyển sang Hội nghị sau hoặc rút khỏi chương trình trước.
    }
rejection-cannot_defer_to = Không thể hoãn đến Mục { $item } vì mục đó đã kết thúc hoặc không đứng sau. Xin chọn mục đứng sau.
rejection-wrong_item_kind = Việc này không làm ở Mục { $item }. Xin mở mục dành cho việc đó.

## Chủ tịch

rejection-incoming_not_seated = { $party } chưa có trưởng đoàn hoặc đại diện dự khuyết nào kết nối. Xin chờ đoàn kết nối.
rejection-not_the_incoming_chair = Chức Chủ tịch Hội nghị này thuộc về { $expected }. Xin chuyển giao cho { $expected }.
rejection-outgoing_hands_over = { $party } tự mình chuyển giao ghế chủ trì. Xin chờ đến khi đoàn này trở lại chủ trì, hoặc hoãn mục này.
rejection-chair_offer_pending =
    Ghế chủ trì đã được đề nghị chuyển cho { $seat-count ->
        [0] { $party }
       *[other] { $seat }
    }. Xin chờ trả lời, hoặc rút lại đề nghị.
rejection-no_chair_offer = Chưa có đề nghị chuyển giao ghế chủ trì cho ai. Người chủ trì cần đề nghị trước.
rejection-handover_not_agreed = Hội nghị chưa thống nhất việc chuyển giao chức Chủ tịch. Xin tuyên bố quyết định đó trước.
rejection-chair_not_free =
    { $presiding-count ->
        [0] Chưa đến lượt quý vị nhận ghế chủ trì. Xin chờ được đề nghị.
       *[other] Ghế chủ trì đã có người: { $presiding } đang chủ trì. Xin chờ được đề nghị.
    }
rejection-not_next_in_line = { $first } đứng trước quý vị trong thứ tự nhận ghế chủ trì. Xin chờ xem ở đó có nhận hay không.
rejection-grace_running = Chủ tịch còn thời gian để trở lại, đến { $until-exact }. Xin chờ đến lúc đó.
rejection-not_while_put = Một văn bản đang được đưa ra lấy ý kiến nên việc này phải chờ. Xin quyết định hoặc rút văn bản lại trước.
rejection-cannot_pass_to = Không thể trao quyền chủ trì cho { $seat }. Xin chọn một ghế của đoàn đang chủ trì hoặc Phó Chủ tịch.
rejection-not_while_point_pending = Vấn đề thủ tục của { $party } do người đang chủ trì giải quyết nên lúc này chưa chuyển ghế chủ trì. Xin chờ đến khi giải quyết xong.

## Phát biểu

rejection-list_is_closed =
    { $crossed ->
        [true] Danh sách phát biểu của Mục { $item } vừa đóng khi đăng ký của quý vị đang trên đường gửi. Xin đề nghị điều phối viên bổ sung; vẫn có thể đáp lời hoặc nêu vấn đề thủ tục.
       *[false] { $closed_at-count ->
            [0] Danh sách phát biểu của Mục { $item } đã đóng. Xin đề nghị Chủ tịch bổ sung hoặc mở lại danh sách; vẫn có thể đáp lời hoặc nêu vấn đề thủ tục.
           *[other] Danh sách phát biểu của Mục { $item } đã đóng lúc { $closed_at-exact }. Xin đề nghị Chủ tịch bổ sung hoặc mở lại danh sách; vẫn có thể đáp lời hoặc nêu vấn đề thủ tục.
        }
    }
rejection-already_listed =
    { $another-count ->
        [0] Đoàn của quý vị đã có trong danh sách, ở vị trí { $place }. Muốn người khác phát biểu, xin thay người phát biểu.
       *[other] { $another } đã có trong danh sách, ở vị trí { $place }. Muốn người khác của đoàn đó phát biểu, xin thay người phát biểu.
    }
rejection-has_the_floor =
    { $another-count ->
        [0] Đoàn của quý vị đang phát biểu. Xin kết thúc trước khi đăng ký tiếp.
       *[other] { $another } đang phát biểu. Xin kết thúc bài phát biểu đó trước, hoặc chờ đến khi xong.
    }
rejection-floor_moved =
    { $speech-count ->
        [0] Người phát biểu đã thay đổi sau lần xem trước: hiện không có ai phát biểu. Xin xem lại rồi chọn.
       *[other] Người phát biểu đã thay đổi sau lần xem trước: hiện là { $speech }. Xin xem lại rồi chọn.
    }
rejection-no_such_place =
    { $length ->
        [0] Danh sách phát biểu đang trống, không có vị trí { $place }.
       *[other] Danh sách phát biểu không có vị trí { $place }. Xin chọn vị trí từ 1 đến { $length }.
    }
rejection-not_your_own = Việc này thuộc về { $party }. Quý vị chỉ thay đổi được những gì của đoàn mình.
rejection-speaks_when_invited = { $party } phát biểu khi được Chủ tịch mời. Xin đề nghị Chủ tịch mời.
rejection-cannot_speak_for = Quý vị không thể phát biểu thay mặt { $party }. Xin chỉ nêu những bên khác tham gia quyết định tại Hội nghị này.
rejection-speech_has_begun = Bài phát biểu đã bắt đầu. Muốn dừng, xin tạm dừng hoặc kết thúc.
rejection-speech_not_begun = Bài phát biểu chưa bắt đầu. Xin chờ đại biểu bắt đầu.
rejection-not_paused = Bài phát biểu không tạm dừng vì lý do này. Xin xem lại lý do tạm dừng.
rejection-limit_too_short = Thời gian phát biểu này quá ngắn. Xin đặt ít nhất { $least }.
rejection-speaker_line_down = Đường truyền tới { $party } đang mất. Xin chờ kết nối lại, hoặc mời người tiếp theo.
rejection-speaker_grace_running = Đại biểu còn thời gian để trở lại, đến { $until-exact }. Xin chờ đến lúc đó.
rejection-no_right_of_reply = { $party } dự họp ở đây mà không có quyền đáp lời. Xin đề nghị Chủ tịch cho phát biểu.
rejection-no_reply_left = { $party } đã dùng hết { $most } lần đáp lời ở mục này. Xin đăng ký phát biểu ở mục khác.
rejection-replies_come_last = Quyền đáp lời ở Mục { $item } được thực hiện khi danh sách phát biểu đã đóng và đã hết. Xin đóng danh sách và mời những người trong danh sách trước.
rejection-does_not_intervene = { $party } không phải Ban Thư ký hay đoàn đang chủ trì. Xin đưa vào danh sách phát biểu.
rejection-not_the_last_speech =
    { $last-count ->
        [0] Không có người vừa phát biểu để đưa trở lại. Xin đưa đoàn vào danh sách phát biểu.
       *[other] Người phát biểu sau cùng là { $last }. Xin xem lại rồi chọn.
    }

## Vấn đề thủ tục

rejection-unknown_point = Không có vấn đề thủ tục đó trước Hội nghị. Xin xem lại những gì đang chờ.
rejection-raises_no_point = { $party } dự họp ở đây mà không có quyền nêu vấn đề thủ tục. Xin đề nghị Chủ tịch cho phát biểu.
rejection-no_point_on_a_point = Vấn đề thủ tục của { $party } đang được xem xét, và không nêu vấn đề thủ tục về một vấn đề thủ tục. Xin chờ đến khi giải quyết xong.
rejection-only_on_the_decision = Hội nghị đang được lấy ý kiến quyết định nên lúc này chỉ xem xét vấn đề về cách tiến hành quyết định. Xin nêu đúng như vậy, hoặc chờ quyết định xong.
rejection-ruling_pending = Vấn đề thủ tục của { $party } được giải quyết trước. Xin chờ phán quyết của Chủ tịch.
rejection-appeal_pending = Khiếu nại của { $party } được giải quyết trước. Xin chờ đến khi giải quyết xong.
rejection-other_point_first = { $party } đã nêu vấn đề thủ tục trước đó. Xin phán quyết vấn đề ấy trước.
rejection-not_yet_ruled = Chủ tịch chưa phán quyết về vấn đề thủ tục này. Xin chờ phán quyết rồi khiếu nại.
rejection-too_late_to_appeal = Khiếu nại phải nêu ngay sau phán quyết, mà Hội nghị đã tiếp tục. Xin nêu vấn đề thủ tục mới nếu vẫn cần.
rejection-no_appeal = Không có khiếu nại nào về vấn đề thủ tục này trước Hội nghị. Xin xem lại những gì đang chờ.
rejection-appeal_is_for_consultation = Hội nghị này không biểu quyết về khiếu nại: Chủ tịch tham vấn. Xin ghi lại kết quả tham vấn.
rejection-appeal_is_for_vote = Hội nghị này biểu quyết về khiếu nại. Xin đưa khiếu nại ra gọi tên biểu quyết.

## Quyết định

rejection-stale_revision = Văn bản đã thay đổi sau lần xem trước: Hội nghị đang xem xét bản sửa đổi { $current }. Xin đọc rồi làm lại.
rejection-hash_differs = Văn bản trên màn hình của quý vị không phải bản Hội nghị đang xem xét, bản sửa đổi { $current }. Xin tải lại trước khi tiếp tục.
rejection-proposal_is_over = Văn bản đó đã được quyết định hoặc đã rút. Xin trình văn bản mới để tiếp tục.
rejection-not_this_item = Văn bản thuộc Mục { $item }. Xin mở mục đó trước.
rejection-other_proposal_put = Một văn bản khác đang được đưa ra lấy ý kiến: { $proposal }. Xin quyết định hoặc rút lại văn bản đó trước.
rejection-not_put = Văn bản chưa được đưa ra lấy ý kiến. Chủ tịch cần đưa ra trước.
rejection-no_quorum =
    { $missing-count ->
        [0] Chưa đủ thành viên để quyết định. Xin chờ đủ số đoàn có mặt.
       *[other] Hội nghị chưa thể quyết định: còn thiếu { $missing }. Xin chờ, hoặc hỏi rõ đoàn có vắng mặt hay không.
    }
rejection-member_dropped =
    { $who-count ->
       *[other] Đường truyền tới { $who } đang mất, và im lặng lúc này không phải là đồng ý. Xin chờ kết nối lại, lấy ý kiến qua điện thoại, hoặc hoãn mục này.
    }
rejection-not_acknowledged =
    { $who-count ->
       *[other] { $who } chưa có văn bản trên màn hình. Xin chờ điểm cầu xác nhận.
    }
rejection-objection_stands =
    { $who-count ->
       *[other] { $who } phản đối nên chưa có đồng thuận. Xin tham vấn, sửa văn bản, hoặc hoãn mục này.
    }
rejection-time_asked_for =
    { $who-count ->
       *[other] { $who } đề nghị Hội nghị chờ. Xin chờ đến khi đoàn sẵn sàng.
    }
rejection-window_running = Các đoàn còn có thể phản đối đến { $until-exact }. Xin tuyên bố sau thời điểm đó.
rejection-window_is_frozen = Thời gian nêu ý kiến phản đối đang dừng: { $causes }. Thời gian sẽ tính lại từ đầu khi việc này được giải quyết.
rejection-verb_not_allowed =
    { $allowed-count ->
        [0] Mục này không ra quyết định. Xin kết thúc mục mà không có quyết định.
       *[other] Ở mục này quyết định được tuyên bố bằng một trong các từ sau: { $allowed }. Xin chọn một từ.
    }
rejection-follow_up_missing = Quyết định với từ "{ $verb }" phải nêu ai làm việc gì. Xin nêu bên được giao và nhiệm vụ; có thể kèm thời hạn.
rejection-style_not_allowed = Chỉ khi ghi nhận mới có thể kèm đánh giá cao, hài lòng hoặc quan ngại. Xin bỏ phần này.
rejection-handover_is_agreed = Việc chuyển giao chức Chủ tịch được tuyên bố là thống nhất. Xin chọn "thống nhất".
rejection-takes_no_part = { $party } không tham gia quyết định tại Hội nghị này. { $party } có thể nêu góp ý.
rejection-not_your_objection = Ý kiến phản đối do { $seat } nêu. Chỉ ghế đó hoặc trưởng đoàn mới rút được.
rejection-line_is_up = { $party } đang kết nối và tự trả lời. Xin hỏi đoàn trên đường truyền.
rejection-no_consent_entered = Chưa có ý kiến đồng ý nào của { $party } được ghi. Ban Thư ký ghi trước, rồi người thứ hai xác nhận.
rejection-line_was_up = Nhật ký đường truyền cho thấy { $party } vẫn kết nối từ khi lấy ý kiến đến khi gõ búa. Xin đề xuất Hội nghị xem xét lại quyết định.
rejection-stayed_away = { $party } không tham gia { $decision } vì đã báo tạm vắng, vắng mặt hoặc chưa có mặt, nên không phải bị mất kết nối ngoài ý muốn. Xin đề xuất Hội nghị xem xét lại quyết định.
rejection-nobody_asked_to_reopen = Chưa có đoàn nào bị mất kết nối đề nghị xem xét lại { $decision }. Nếu không, chính Hội nghị phải đồng ý xem xét lại.
rejection-report_is_adopted = Báo cáo của Hội nghị này đã được thông qua nên các quyết định giữ nguyên. Xin nêu vấn đề tại Hội nghị sau.
rejection-carried_out = Đã thực hiện { $decision }. Xin đề nghị một quyết định khác.
rejection-reopenings_pending = Có đoàn bị mất kết nối đề nghị xem xét lại { $decisions }. Xin xem xét lại trước khi thông qua báo cáo.
rejection-not_to_join_later = { $party } không có trong danh sách các bên tham gia sau { $decision }. Xin xem danh sách đã thỏa thuận.
rejection-mover_does_not_explain = Đoàn không giải thích lập trường về văn bản do chính mình trình. Xin giới thiệu văn bản.
rejection-unknown_silence = Không có thủ tục im lặng đó. Xin xem lại các văn bản đang lấy ý kiến bằng văn bản.
rejection-silence_is_over = Thủ tục im lặng số { $silence } đã hết hạn. Xin nêu vấn đề tại Hội nghị sau.
rejection-period_too_short = Các bên cần thêm thời gian để trả lời. Xin định hạn không trước { $earliest }, { $earliest-day }.
rejection-deadline_not_later = Thời hạn là { $deadline }, { $deadline-day } và chỉ được lùi lại sau. Xin nêu thời điểm muộn hơn.
rejection-silence_not_adopted = Thủ tục im lặng số { $silence } chưa thông qua văn bản nào nên không có gì để ghi nhận.
rejection-unknown_motion = Không có đề nghị thủ tục đó. Xin xem lại các đề nghị.
rejection-motion_is_over = Đề nghị thủ tục số { $motion } đã kết thúc. Xin nêu đề nghị khác.
rejection-motion_comes_first = Đề nghị thủ tục số { $motion } được xem xét trước. Xin chờ; chỉ đề nghị có thứ bậc cao hơn mới được xen vào.
rejection-no_more_speakers = Bên này không còn lượt phát biểu về đề nghị thủ tục số { $motion } (nhiều nhất { $most }). Xin chờ quyết định.
rejection-motion_not_put = Đề nghị thủ tục số { $motion } chưa được đưa ra. Chủ tịch hỏi ý kiến phản đối trước.
rejection-motion_objected_to = Đề nghị bị { $who } phản đối nên không được chấp nhận. Xin tham vấn, hoặc quyết định bác.
rejection-no_votes_here = Hội nghị này quyết định bằng đồng thuận, không bỏ phiếu. Xin hỏi có ý kiến phản đối không.
rejection-lot_missing = Biểu quyết gọi tên bắt đầu bằng một tên được rút thăm. Xin rút thăm trong các thành viên và nêu tên.
rejection-vote_is_running = Đang biểu quyết gọi tên số { $vote }. Xin chờ kết thúc.
rejection-unknown_vote = Không có cuộc biểu quyết đó. Xin xem lại.
rejection-not_called = Đang gọi tên { $called }. Xin chờ đến lượt.
rejection-presides_and_does_not_vote = Người chủ trì ({ $seat }) không bỏ phiếu. Xin để thành viên khác của đoàn bỏ phiếu.
rejection-words_not_found = Văn bản không có đoạn này: “{ $words }” (lần { $occurrence }). Xin chép đúng từ văn bản hiện tại.
rejection-changes_nothing = Đề nghị này giữ nguyên văn bản, hoặc không để lại gì. Xin chọn cách viết khác.
rejection-amendment_comes_first = Sửa đổi số { $amendment } khác xa văn bản hơn và được biểu quyết trước. Xin đưa sửa đổi đó ra.
rejection-amendments_not_ordered =
    { $amendments-count ->
        [0] Có sửa đổi được nêu hai lần. Xin nêu mỗi sửa đổi một lần, sửa đổi khác xa văn bản nhất trước.
       *[other] Chưa xác định thứ tự biểu quyết các sửa đổi; còn thiếu: { $amendments }. Xin nêu tất cả, sửa đổi khác xa văn bản nhất trước.
    }
rejection-amendment_is_settled = Sửa đổi số { $amendment } đã được xử lý. Xin đề nghị sửa đổi khác.
rejection-amendment_is_stale = Sửa đổi số { $amendment } dựa trên bản trước. Xin soạn lại theo bản sửa đổi { $current } trước.
rejection-amendments_open =
    { $amendments-count ->
       *[other] Sửa đổi số { $amendments } chưa xử lý và được xem xét trước văn bản. Xin chấp nhận, để trong ngoặc, bác hoặc gác lại trước.
    }
rejection-brackets_open = Những chỗ trong ngoặc chưa được thống nhất: { $passages }. Xin thống nhất rồi trình văn bản không còn ngoặc.
rejection-has_been_amended = Văn bản đã được sửa đổi nên người trình không rút được nữa. Xin đề nghị Chủ tịch để lại sau.

## Tài liệu

rejection-stale_document =
    { $current-count ->
        [0] Tài liệu chưa có bản nào. Xin trình bản đầu tiên.
       *[other] Tài liệu đã được sửa sau lần xem trước: bản sửa đổi { $current } là bản mới nhất. Xin dựa trên bản đó.
    }
rejection-not_adopted = Tài liệu { $symbol } chưa được thông qua. Chỉ tài liệu đã thông qua mới được công bố.
rejection-not_issued = Tài liệu { $symbol } chưa được công bố nên không có gì để thu hồi.

## Câu chữ

rejection-not_your_signal = { $seat } đã đề nghị thêm thời gian. Xin để chính người đó hoặc trưởng đoàn báo khi không cần nữa.
rejection-head_always_binds = Hành vi của { $seat }, trưởng đoàn, luôn ràng buộc đoàn. Xin chọn người khác.
rejection-head_designates = Chỉ trưởng đoàn { $party } cử người đại diện cho đoàn. Xin liên hệ trưởng đoàn.
rejection-too_many = Đã có { $most } { $what }, và biên bản Hội nghị không nhận thêm. Xin không thêm nữa, hoặc liên hệ Ban Thư ký.
rejection-text_too_long = Nội dung này quá dài: { $field }. Xin rút ngắn còn nhiều nhất { $most } byte (chữ có dấu tính hai đến ba byte).
rejection-text_missing = Còn thiếu: { $field }. Xin viết rồi thử lại.
