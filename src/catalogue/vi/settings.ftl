# Sai sót trong một thiết lập và giá trị được mong đợi. Vị trí và khóa đứng trước trên cùng một dòng.

setting-kind-text = một chuỗi trong dấu ngoặc kép
setting-kind-number = một số nguyên không âm
setting-kind-time = một khoảng thời gian như "500ms", "5s" hoặc "2m"
setting-kind-list = một danh sách chuỗi như ["một", "hai"]

setting-problem-unreadable = không đọc được tệp ({ $why })
setting-problem-syntax = không đọc được tệp theo định dạng TOML ({ $why })
setting-problem-unknown-key = không có thiết lập này; gần nhất là "{ $nearest }"
setting-problem-section = đây là một mục, không nhận giá trị riêng
setting-problem-wrong-kind = { $found } không phù hợp ở đây; cần { $kind }
setting-problem-no-address = { $found } không phải là địa chỉ kèm cổng; cần dạng như "127.0.0.1:8021"
setting-problem-no-network = { $found } có phần tử không phải địa chỉ cũng không phải dải mạng như "10.1.0.0/16"
setting-problem-no-origin = "{ $found }" không phải là nguồn gốc web; cần dạng như "https://hub.example.org", không có đường dẫn và không có *
setting-problem-no-format = { $found } không phải là định dạng nhật ký hoạt động; cần "text" hoặc "json"
setting-problem-no-mode = { $found } không phải là chế độ mã hóa; cần "auto", "off", "self-signed" hoặc "files"
setting-problem-missing = phải khai báo cả mục này, vì { $with } đã được khai báo
setting-problem-no-filter = đây không phải là bộ lọc mức nhật ký ({ $why }); cần dạng như "info" hoặc "info,mufakat::hub=debug"
setting-problem-plain-text = dữ liệu không mã hóa sẽ rời khỏi máy này; hãy đặt tls.mode là "self-signed" hoặc "files", lắng nghe tại 127.0.0.1 hoặc [::1], hoặc khai báo máy chủ trung gian kết thúc TLS trong hub.trusted_proxies
setting-problem-too-small = giá trị này quá nhỏ để hoạt động; cần từ { $least } trở lên
setting-problem-no-percentage = cần một tỷ lệ phần trăm từ 1 đến 100
setting-problem-not-below = giá trị này phải nhỏ hơn { $other }
setting-problem-below = giá trị này không được nhỏ hơn { $other }
setting-problem-not-longer = khoảng này phải dài hơn { $other }
setting-problem-other = không dùng được giá trị này ({ $why })
