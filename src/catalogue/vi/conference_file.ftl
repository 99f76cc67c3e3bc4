# Lỗi trong tệp hội nghị, và điều cần có. Vị trí và mã lỗi đứng ở hai đầu trên cùng một dòng.

## Những gì tệp nhắc đến

file-thing-party = bên tham gia
file-thing-participant = bên dự hội nghị này
file-thing-seat = ghế
file-thing-rank = thứ tự lễ tân
file-thing-role = vai trò của hội nghị này
file-thing-document = tài liệu
file-thing-meeting = hội nghị
file-thing-item = mục chương trình nghị sự
file-thing-entry = giá trị

## Các loại giá trị

file-shape-text = một chuỗi trong dấu nháy
file-shape-truth = true hoặc false
file-shape-number = một số nguyên
file-shape-list = một danh sách trong ngoặc vuông
file-shape-table = một bảng gồm khóa và giá trị
file-shape-bilingual = một bảng ghi nội dung bằng cả hai ngôn ngữ, en và vi
file-shape-date = một ngày như 2021-10-06
file-shape-hour = một giờ tại điểm cầu chính như "09:00"
file-shape-text-or-table = một chuỗi trong dấu nháy hoặc một bảng gồm khóa và giá trị

## Hình thức của tệp

file-problem-syntax = không đọc được tệp theo cú pháp TOML ({ $message }); cần một tệp TOML
file-problem-key-twice = "{ $key }" được ghi hai lần; mỗi khóa và mỗi bảng chỉ ghi một lần
file-problem-file-too-big = tệp có { $bytes } byte; cần nhiều nhất { $max } byte
file-problem-unknown-key =
    khóa "{ $key }" không có nghĩa ở đây; cần { $nearest-count ->
        [0] một trong { $known }
       *[other] "{ $nearest }" (có lẽ), hoặc một trong { $known }
    }
file-problem-missing-key = thiếu "{ $key }"; cần khóa "{ $key }" ở đây
file-problem-wrong-shape = đây là kiểu { $found } của TOML; cần { $shape }
file-problem-unknown-word =
    từ "{ $word }" không có nghĩa ở đây; cần { $nearest-count ->
        [0] một trong { $known }
       *[other] "{ $nearest }" (có lẽ), hoặc một trong { $known }
    }
file-problem-not-an-id = "{ $text }" không thể là mã ở đây; cần từ 1 đến 64 byte, không có khoảng trắng, như "{ $example }"
file-problem-not-an-item-number = "{ $text }" không phải số mục; cần một đến bốn số nối bằng dấu chấm, như "5.2.1"
file-problem-not-a-duration = "{ $text }" không phải khoảng thời gian; cần một số kèm ms, s, min hoặc h, nhiều nhất một ngày, như "90s" hoặc "5min"
file-problem-not-a-moment = không đọc được "{ $text }"; cần { $shape }
file-problem-not-a-target = "{ $text }" không chỉ ra mục nào; cần một hội nghị và một mục, như "AMMin8/10"
file-problem-not-an-iso-code = "{ $text }" không phải mã quốc gia; cần hai chữ hoa theo ISO 3166-1, như "TH"
file-problem-out-of-range = { $number } nằm ngoài giới hạn; cần một số nguyên từ { $min } đến { $max }
file-problem-empty-text = nội dung để trống; cần ít nhất một chữ
file-problem-empty-list = danh sách để trống; cần ít nhất một giá trị
file-problem-too-many = có { $count } giá trị; cần nhiều nhất { $max }
file-problem-language-missing =
    { $language ->
        [vi] thiếu nội dung tiếng Việt
       *[en] thiếu nội dung tiếng Anh
    }; cần nội dung bằng cả hai ngôn ngữ, ở đây là "{ $language }"
file-problem-text-too-long = nội dung có { $chars } ký tự; cần nhiều nhất { $max } ký tự
file-problem-text-not-one-line = nội dung có dấu xuống dòng hoặc ký tự điều khiển; cần nội dung trên một dòng
file-problem-unknown-zone =
    không có múi giờ "{ $zone }"; cần { $nearest-count ->
        [0] một tên IANA như "Asia/Jakarta"
       *[other] "{ $nearest }" (có lẽ), hoặc một tên IANA khác
    }

## Ý nghĩa của tệp

file-problem-duplicate = { $thing } { $id } đã có ở dòng { $first_line }; mỗi { $thing } chỉ được ghi một lần
file-problem-does-not-exist =
    không có { $thing } { $id }; cần { $nearest-count ->
        [0] { $thing } được định nghĩa trong tệp này
       *[other] "{ $nearest }" (có lẽ), hoặc { $thing } khác được định nghĩa trong tệp này
    }
file-problem-not-one-head = { $party } có { $heads } trưởng đoàn, hoặc ghế đầu tiên không phải trưởng đoàn (R-4); cần một trưởng đoàn, ở ghế đầu tiên
file-problem-nobody-binds = { $party } tham gia quyết định nhưng không ghế nào có quyền ràng buộc (R-4); cần ít nhất một ghế có binds = true
file-problem-hours-backwards = phiên họp khai mạc lúc { $opens } và kết thúc lúc { $closes }; cần giờ kết thúc sau giờ khai mạc
file-problem-hours-overlap = phiên họp khai mạc lúc { $opens }, trong khi phiên ở dòng { $first_line } kéo dài đến { $until }; cần các phiên họp theo thứ tự và không trùng giờ
file-problem-agenda-too-long = các mục dự kiến cần { $planned } phút, các phiên họp chỉ có { $available } phút; cần chương trình nghị sự vừa với thời gian các phiên họp
file-problem-no-parent = mục { $item } không có mục cha, vì không có mục { $parent }; cần một mục { $parent } đứng trước
file-problem-out-of-order = mục { $item } đứng sau mục { $after } (R-30); cần các mục theo thứ tự số của chúng
file-problem-kind-twice = mục thứ hai thuộc loại { $kind }, mục thứ nhất ở dòng { $first_line }; cần nhiều nhất một mục loại này trong một hội nghị
file-problem-before-agenda = mục { $item } diễn ra trước khi thông qua chương trình nghị sự (R-32); chỉ các mục opening, statement và chair_handover được đứng trước agenda_adoption
file-problem-after-closing = mục { $item } đứng sau mục bế mạc (R-36); bế mạc cần là mục cuối cùng
file-problem-chair-not-member = { $party } không tham gia quyết định trong hội nghị này (R-18); cần một bên tham gia với tư cách member hoặc partner
file-problem-nothing-to-hand-over = { $party } bàn giao chức Chủ tịch cho chính mình (R-18); cần một Chủ tịch nhiệm kỳ trước khác, hoặc không ghi
file-problem-no-handover-item = { $outgoing } là Chủ tịch nhiệm kỳ trước nhưng không có mục bàn giao (R-18); cần một mục loại chair_handover, hoặc không ghi Chủ tịch nhiệm kỳ trước
file-problem-no-outgoing-chair = mục bàn giao không có Chủ tịch nhiệm kỳ trước (R-18); cần ghi bên outgoing trong dòng chair của hội nghị, hoặc chọn loại mục khác
file-problem-presenter-not-admitted = { $party } trình bày mục { $item } nhưng không có mặt ở mục đó (R-17); cần bên trình bày dự hội nghị và được mời vào mục đó
file-problem-feeds-backwards = mục { $from } là cơ sở cho { $to }, nhưng mục này không đứng sau; cần một mục sau đó, hoặc mục của hội nghị sau
file-problem-feed-needs-verb = mục { $item } là cơ sở bằng quyết định, nhưng các động từ của nó không cho phép (R-27); cần adopted, approved, endorsed hoặc agreed trong verbs, hoặc when = "tabled"
file-problem-feed-needs-report = mục { $item } là cơ sở khi báo cáo được thông qua, nhưng hội nghị không thông qua báo cáo nào; cần một mục loại report_adoption, hoặc điều kiện khác
file-problem-kind-needs-verb = mục loại { $kind } không thể kết thúc nếu thiếu "{ $verb }", mà các động từ của mục không cho phép (R-27); cần { $verb } trong verbs
file-problem-quorum-too-large = số thành viên tối thiểu là { $members }, trong khi chỉ { $deciding } bên tham gia quyết định (R-15); cần một số từ 1 đến { $deciding }
file-problem-block-too-short = khối họp dài "{ $text }" khiến việc điểm danh lặp lại quá dày trong nhật ký (R-15); cần ít nhất { $least_minutes } phút, hoặc "0s" nếu không chia khối
file-problem-waits-in-wrong-order = { $later } không dài hơn { $sooner }; cần { $later } dài hơn { $sooner }

file-faults = tệp hội nghị có { $count } lỗi
file-unreadable = không đọc được { $file }: { $why }
