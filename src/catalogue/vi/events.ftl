# Những gì đã diễn ra, mỗi việc một dòng: cho màn hình diễn tập và màn hình của các điểm cầu.

## Chuỗi Hội nghị và điểm cầu chính

event-conference_defined = Chuỗi Hội nghị được thiết lập: { $definition-title }.
event-hub_started =
    { $last_alive-count ->
        [0] Điểm cầu chính đã khởi động.
       *[other] Điểm cầu chính đã khởi động lại; đồng hồ dừng lúc { $last_alive-exact }.
    }
event-link_came_up = { $seat } đã kết nối.
event-link_went_down = Mất kết nối với { $seat }.
event-party_dropped = Mất kết nối với điểm cầu { $party }; xin vui lòng chờ.
event-seat_taken_over = { $seat } chuyển sang thiết bị khác.
event-seal_key_named = Điểm cầu chính ký hồ sơ bằng khóa { $key }.
event-witness_enrolled = Điểm cầu { $seat } cùng ký chứng thực hồ sơ bằng khóa { $key }.

## Tham dự và ủy nhiệm

event-seat_admitted =
    { $credential-kind ->
        [provisional] Tạm thời xác nhận { $seat } tham dự: { $person }.
       *[accepted] Xác nhận { $seat } tham dự: { $person }.
    }
event-admissions_confirmed =
    { $provisional-count ->
        [0] { $accepted-count ->
            [0] Chủ tịch xác nhận tư cách tham dự.
           *[other] Chủ tịch xác nhận tư cách tham dự của { $accepted }.
        }
       *[other] { $accepted-count ->
            [0] Chủ tịch xác nhận tư cách tham dự tạm thời của { $provisional }.
           *[other] Chủ tịch xác nhận tư cách tham dự của { $accepted }, và tạm thời của { $provisional }.
        }
    }
event-seat_ejected =
    { $reason-count ->
        [0] Thu hồi quyền tham dự của { $seat }.
       *[other] Thu hồi quyền tham dự của { $seat }: { $reason }
    }
event-presence_declared = { $party } { $presence }.
event-role_assigned = { $party } đảm nhận vai trò { $role }.

## Hội nghị

event-sitting_opened =
    { $closes_at-count ->
        [0] Phiên họp thứ { $sitting } của { $meeting } bắt đầu.
       *[other] Phiên họp thứ { $sitting } của { $meeting } bắt đầu, dự kiến đến { $closes_at }.
    }
event-quorum_counted =
    { $to_decide ->
        [true] Khung họp { $block }: { $seated-count } trên { $members } thành viên có mặt, đủ để quyết định.
       *[false] { $to_debate ->
            [true] Khung họp { $block }: { $seated-count } trên { $members } thành viên có mặt, đủ để thảo luận nhưng chưa đủ để quyết định.
           *[false] Khung họp { $block }: { $seated-count } trên { $members } thành viên có mặt, chưa đủ để mở thảo luận.
        }
    }
event-meeting_suspended =
    { $resume_at-count ->
        [0] { $reason-count ->
            [0] { $meeting } tạm nghỉ.
           *[other] { $meeting } tạm nghỉ: { $reason }
        }
       *[other] { $reason-count ->
            [0] { $meeting } tạm nghỉ và tiếp tục lúc { $resume_at }.
           *[other] { $meeting } tạm nghỉ và tiếp tục lúc { $resume_at }: { $reason }
        }
    }
event-meeting_resumed = { $meeting } tiếp tục.
event-meeting_adjourned =
    { $until-count ->
        [0] { $meeting } tạm dừng đến phiên sau.
       *[other] { $meeting } tạm dừng đến { $until }, { $until-day }.
    }
event-hold_began =
    { $next_news_at-count ->
        [0] Tạm ngừng vì kỹ thuật: { $cause }. Xin vui lòng chờ.
       *[other] Tạm ngừng vì kỹ thuật: { $cause }. Xin vui lòng chờ; thông báo tiếp lúc { $next_news_at }.
    }
event-hold_lifted = Sự cố kỹ thuật đã được khắc phục.
event-sitting_end_near = Phiên họp dự kiến kết thúc sau { $left } nữa.
event-sitting_extended = Phiên họp kéo dài đến { $closes_at }.
event-meeting_closed =
    { $despite-count ->
        [0] { $meeting } bế mạc.
       *[other] { $meeting } bế mạc khi còn việc chưa xong: { $despite }
    }

## Chương trình nghị sự

event-item_opened =
    { $opening ->
        [1] { $ruling-count ->
            [0] Chúng ta chuyển sang Mục { $item }.
           *[other] Chúng ta chuyển sang Mục { $item } theo quyết định điều hành của Chủ tịch: { $ruling }
        }
       *[other] { $ruling-count ->
            [0] Chúng ta trở lại Mục { $item }.
           *[other] Chúng ta trở lại Mục { $item } theo quyết định điều hành của Chủ tịch: { $ruling }
        }
    }
event-item_joined = Mục { $item } được thảo luận cùng Mục { $with }.
event-item_concluded = Mục { $item } kết thúc ({ $outcome }).
event-item_deferred = Mục { $item } được hoãn { $to }.
event-item_withdrawn =
    { $reason-count ->
        [0] Mục { $item } được rút khỏi chương trình.
       *[other] Mục { $item } được rút khỏi chương trình: { $reason }
    }
event-item_proposed = Hội nghị được hỏi có bổ sung Mục { $item-number }, { $item-title } hay không ({ $proposal }).
event-item_added =
    { $decision-count ->
        [0] Mục { $item-number } được bổ sung vào chương trình nghị sự: { $item-title }.
       *[other] Mục { $item-number } được bổ sung vào chương trình nghị sự theo sự nhất trí của Hội nghị ({ $decision }): { $item-title }.
    }
event-decision_announced =
    { $from-count ->
        [0] Quyết định ở Mục { $item } không còn ấn định vào giờ nào.
       *[other] Quyết định ở Mục { $item } được báo trước vào { $from-day }, { $from }.
    }

## Chủ tịch

event-chair_offered =
    { $vice_chair-count ->
        [0] Đề nghị chuyển giao chức Chủ tịch cho { $to }; lấy ý kiến Hội nghị về { $proposal }.
       *[other] Đề nghị chuyển giao chức Chủ tịch cho { $to }, Phó Chủ tịch là { $vice_chair }; lấy ý kiến Hội nghị về { $proposal }.
    }
event-handover_agreed = Hội nghị thống nhất việc chuyển giao chức Chủ tịch ({ $decision }).
event-chair_passed = Quyền chủ trì được trao cho { $to }.
event-chair_offer_withdrawn = Đề nghị chuyển giao ghế chủ trì được rút lại.
event-chair_assumed = { $seat } chủ trì { $cause }.
event-chair_vacated = Chủ tịch mất kết nối; không có người chủ trì.
event-succession_opened =
    { $candidates-count ->
        [0] Không có ai trong thứ tự nhận ghế chủ trì.
       *[other] Mời nhận ghế chủ trì theo thứ tự: { $candidates }.
    }
event-chair_resumed = Chủ tịch đã trở lại và tiếp tục chủ trì.
event-power_delegated =
    { $granted ->
        [true] Chủ tịch giao cho điều phối viên quyền: { $power }.
       *[false] Chủ tịch thu lại từ điều phối viên quyền: { $power }.
    }

## Phát biểu

event-floor_requested = { $entry-party } { $entry-origin }, vị trí { $place }.
event-entry_removed = { $entry } { $cause }.
event-speaker_replaced = { $seat } sẽ phát biểu thay cho đoàn mình.
event-entry_moved =
    { $reason-count ->
        [0] { $entry } chuyển đến vị trí { $place }.
       *[other] { $entry } chuyển đến vị trí { $place }: { $reason }
    }
event-list_closed = Danh sách phát biểu của Mục { $item } đã đóng.
event-list_reopened = Danh sách phát biểu của Mục { $item } được mở lại.
event-floor_given =
    { $on_behalf_of-count ->
        [0] Mời { $party } phát biểu ({ $limit }).
       *[other] Mời { $party } phát biểu, thay mặt cả { $on_behalf_of } ({ $limit }).
    }
event-speech_started = { $speech } bắt đầu phát biểu.
event-national_capacity_marked = { $party } phát biểu với tư cách quốc gia, không phải với tư cách Chủ tịch.
event-speech_time_short =
    { $left-count ->
        [0] { $speech } đã hết thời gian phát biểu.
       *[other] { $speech } còn { $left }.
    }
event-speaker_called_to_order =
    { $reason-count ->
        [0] Đề nghị { $speech } giữ trật tự nghị sự.
       *[other] Đề nghị { $speech } giữ trật tự nghị sự: { $reason }
    }
event-recording_played = Phát bản ghi của { $speech }.
event-speaker_prompted = Đề nghị { $speech } kết thúc phát biểu.
event-speech_paused = Đồng hồ của { $speech } tạm dừng { $cause }.
event-speech_resumed =
    { $seat-count ->
        [0] { $speech } có thể tiếp tục.
       *[other] { $speech } có thể tiếp tục; { $seat } phát biểu.
    }
event-speech_grace_over = { $speech } chưa trở lại; Chủ tịch có thể chọn cách tiếp tục.
event-speech_ended =
    { $spoken-count ->
        [0] { $speech } { $how }.
       *[other] { $speech } { $how } ({ $spoken }).
    }
event-speaker_passed = { $speech } chưa trả lời và chờ ở vị trí { $place }.
event-limit_changed = Từ bài phát biểu tiếp theo, thời gian dành cho { $class } là { $limit }.
event-speaker_restored = { $party } phát biểu lại từ đầu và đứng đầu danh sách, đồng hồ tính lại.
event-intervention_began = Mời { $party } làm rõ.
event-intervention_ended = { $party } đã làm rõ xong.
event-microphone_open_without_floor = Micrô của { $seat } đang mở khi chưa được mời phát biểu và cần tắt.
event-microphone_closed = Micrô của { $seat } đã đúng trạng thái.
event-point_raised = { $party } nêu vấn đề thủ tục: { $text }
event-point_time_up = Đã hết thời gian trình bày vấn đề thủ tục { $point }.
event-point_ruled = Chủ tịch phán quyết về vấn đề thủ tục của { $party }: { $ruling }.
event-ruling_appealed = { $party } khiếu nại phán quyết của Chủ tịch.
event-appeal_settled =
    { $stands ->
        [true] { $outcome }: phán quyết được giữ nguyên ({ $ruling }).
       *[false] { $outcome }: phán quyết không được giữ nguyên ({ $ruling }).
    }

## Quyết định

event-proposal_tabled = { $by } trình { $proposal } ở Mục { $item }.
event-proposal_revised = { $proposal } đã được sửa; Hội nghị xem xét bản sửa đổi { $revision }.
event-proposal_withdrawn = { $proposal } được rút lại.
event-proposal_put = Lấy ý kiến Hội nghị về { $proposal }, bản sửa đổi { $revision }.
event-acknowledged = { $party } đã nhận văn bản.
event-window_started = Các đoàn có thể nêu ý kiến phản đối đến { $ends_at-exact }.
event-window_frozen =
    { $causes-count ->
        [0] Thời gian nêu ý kiến phản đối tạm dừng.
       *[other] Thời gian nêu ý kiến phản đối tạm dừng: { $causes }.
    }
event-window_elapsed = Không có ý kiến phản đối; Chủ tịch có thể tuyên bố.
event-window_voided = Phải lấy ý kiến lại về { $proposal }: { $cause }.
event-objection_raised =
    { $point-count ->
        [0] { $party } phản đối { $proposal }.
       *[other] { $party } phản đối { $proposal }: { $point }
    }
event-objection_withdrawn = Rút lại { $objection }.
event-objection_converted = Chuyển { $objection } thành bảo lưu.
event-statement_recorded = { $party } đưa { $kind } vào biên bản.
event-commented =
    { $instead_of_objection ->
        [true] { $party } không tham gia quyết định và góp ý: { $text }
       *[false] { $party } góp ý: { $text }
    }
event-time_asked = { $party } đề nghị thêm thời gian.
event-time_released = { $party } không cần thêm thời gian.
event-consent_entered = { $given_by } đồng ý thay mặt { $party } ({ $channel }); { $entered_by } ghi, chờ xác nhận.
event-consent_confirmed = Ý kiến đồng ý của { $party } được { $confirmed_by } xác nhận.
event-proposal_set_aside = { $proposal } { $how }.
event-decision_declared =
    { $style-kind ->
        [none] { $decision }, Mục { $item }, { $proposal }: { $verb }.
        [plain] { $decision }, Mục { $item }, { $proposal }: { $verb }.
       *[other] { $decision }, Mục { $item }, { $proposal }: { $verb } { $style }.
    }
event-amendment_proposed =
    { $new-count ->
        [0] { $party } đề nghị sửa đổi số { $amendment } cho { $proposal }: bỏ “{ $passage-words }”.
       *[other] { $party } đề nghị sửa đổi số { $amendment } cho { $proposal }: thay “{ $passage-words }” bằng “{ $new }”.
    }
event-amendment_rebased =
    { $new-count ->
        [0] Sửa đổi số { $amendment } nay dựa trên bản sửa đổi { $base }: bỏ “{ $passage-words }”.
       *[other] Sửa đổi số { $amendment } nay dựa trên bản sửa đổi { $base }: thay “{ $passage-words }” bằng “{ $new }”.
    }
event-amendment_settled = Sửa đổi số { $amendment } { $fate }.
event-amendments_ordered = { $order-count ->
        [0] Không có sửa đổi nào đối với { $proposal } được biểu quyết.
       *[other] Hội nghị biểu quyết các sửa đổi đối với { $proposal } theo thứ tự: { $order }.
    }
event-representative_designated =
    { $binds ->
        [true] { $seat } từ nay đại diện cho đoàn mình.
       *[false] { $seat } không còn đại diện cho đoàn mình.
    }
event-corrigendum_recorded = Đính chính bản ghi số { $position }: { $text }
event-list_too_long = Những đoàn đang chờ ở Mục { $item } cần { $list }, còn phiên họp chỉ còn { $left }.
event-proposal_reintroduced = { $by } trình lại { $proposal }.
event-division_asked = { $party } đề nghị xem xét riêng một phần của { $proposal }: “{ $part-words }”.
event-proposal_divided = { $proposal } được tách: một phần thành { $part }, được xem xét riêng.
event-reopening_asked =
    { $reason-count ->
        [0] { $party }, đoàn bị mất kết nối, đề nghị xem xét lại { $decision }.
       *[other] { $party }, đoàn bị mất kết nối, đề nghị xem xét lại { $decision }: { $reason }
    }
event-reopening_withdrawn = { $party } không đề nghị xem xét lại { $decision } nữa.
event-decision_reopened = Xem xét lại { $decision } { $cause }; { $proposal } trở lại trước Hội nghị.
event-item_reopened = Mục { $item } được mở lại và chờ được gọi.
event-joining_later_listed =
    { $parties-count ->
        [0] { $proposal } sẽ do tất cả cùng quyết định.
       *[other] { $proposal } sẽ được quyết định, { $parties } tham gia sau.
    }
event-decision_joined = { $party } tham gia { $decision }.
event-motion_moved = { $party } đề nghị { $kind }.
event-motion_speaker_listed = { $party } phát biểu { $side } đề nghị thủ tục số { $motion }.
event-motion_put = Chủ tịch hỏi có ý kiến phản đối đề nghị thủ tục số { $motion } không.
event-motion_objected = { $party } phản đối đề nghị thủ tục số { $motion }.
event-motion_ended = Đề nghị thủ tục số { $motion } { $outcome }.
event-vote_opened = Bắt đầu biểu quyết gọi tên số { $vote } về { $subject }; thông qua khi { $majority }.
event-vote_cast = { $party } bỏ phiếu { $choice }.
event-voter_passed = { $party } không trả lời khi được gọi tên.
event-vote_ended = Biểu quyết số { $vote } { $result }: { $yes } thuận, { $no } chống, { $abstained } trắng.
event-silence_opened = Mở thủ tục im lặng số { $silence } đến { $deadline }, { $deadline-day }; { $means }.
event-silence_objected = { $party } phá vỡ im lặng số { $silence }: { $text }
event-silence_objection_withdrawn = { $party } rút ý kiến phản đối trong thủ tục im lặng số { $silence }.
event-silence_objection_acknowledged = { $by } xác nhận đã nhận phản đối của { $party } trong thủ tục im lặng số { $silence }.
event-silence_consented = { $party } đồng ý trong thủ tục im lặng số { $silence }.
event-silence_extended = Thủ tục im lặng số { $silence } kéo dài đến { $deadline }, { $deadline-day } theo quyết định điều hành của Chủ tịch.
event-silence_restarted = Văn bản của thủ tục im lặng số { $silence } đã thay đổi; thời hạn tính lại, đến { $deadline }, { $deadline-day }.
event-silence_ended = Thủ tục im lặng số { $silence } đã hết hạn: { $outcome }.
event-silence_noted = Hội nghị ghi nhận văn bản được thông qua theo thủ tục im lặng số { $silence }.

## Tài liệu

event-document_tabled = Trình tài liệu { $symbol }, bản sửa đổi { $revision }: { $title }.
event-document_issued =
    { $embargo_until-count ->
        [0] Công bố tài liệu { $symbol } theo ủy quyền của { $mandate }.
       *[other] Công bố tài liệu { $symbol } theo ủy quyền của { $mandate }; không phổ biến trước { $embargo_until }, { $embargo_until-day }.
    }
event-document_retracted =
    { $reason-count ->
        [0] Thu hồi tài liệu { $symbol }.
       *[other] Thu hồi tài liệu { $symbol }: { $reason }
    }
