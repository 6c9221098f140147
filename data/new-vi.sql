-- What kiosk new puts into a new data file: one slide of each kind, which says that it is a sample.
-- The program runs this within its own transaction, with the drawn picture in image 1. In the texts
-- ~ stands for a no-break space; the end of this file puts it in.

INSERT INTO setting (name, value) VALUES
    ('title', 'Nội dung mẫu'),
    ('organisation', 'Tên đơn~vị'),
    ('language', 'vi'),
    ('theme', 'formal'),
    ('serial', '1'),
    ('as_of', date('now', 'localtime'));

UPDATE image SET name = 'anh-mau.jpg', caption = 'Ảnh~mẫu do chương~trình vẽ' WHERE id = 1;

INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (1, 10, 'announcement', 'Đây là một thông~báo mẫu',
     'Nội~dung mẫu: hãy sửa hoặc xóa',
     '1. Tiêu~đề nói điều chính trong một~câu
2. Dòng dưới tiêu~đề cho biết **ngày và nơi**
3. Nội~dung dài tự chuyển sang trang sau
4. Đường~dẫn hiện thành mã~QR để người xem quét',
     'https://example.org/mau');

INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (2, 20, 'statistics', 'Số~liệu mẫu: bốn ô~số', 'Số~liệu mẫu, không có thật', 'tiles');
INSERT INTO statistic (slide, position, label, value, decimals, prefix, unit, previous) VALUES
    (2, 1, 'lượt khách', 12480, 0, 'trên', '', 11200),
    (2, 2, 'hồ~sơ đúng hạn', 98.5, 1, '', '%', 97),
    (2, 3, 'cuộc họp', 36, 0, '', '', NULL),
    (2, 4, 'góp~ý nhận được', 157, 0, '', '', NULL);

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (3, 30, 'statistics', 'Số~liệu mẫu: biểu~đồ cột theo~tháng', 'Số~liệu mẫu, không có thật',
     'columns', 'Tháng');
INSERT INTO statistic (slide, position, label, series, value, unit) VALUES
    (3, 1, '1', 'Năm~trước', 182, 'lượt'), (3, 2, '1', 'Năm~nay', 196, 'lượt'),
    (3, 3, '2', 'Năm~trước', 118, 'lượt'), (3, 4, '2', 'Năm~nay', 104, 'lượt'),
    (3, 5, '3', 'Năm~trước', 214, 'lượt'), (3, 6, '3', 'Năm~nay', 228, 'lượt'),
    (3, 7, '4', 'Năm~trước', 226, 'lượt'), (3, 8, '4', 'Năm~nay', 251, 'lượt'),
    (3, 9, '5', 'Năm~trước', 241, 'lượt'), (3, 10, '5', 'Năm~nay', 276, 'lượt'),
    (3, 11, '6', 'Năm~trước', 168, 'lượt'), (3, 12, '6', 'Năm~nay', 190, 'lượt');

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office) VALUES
    (4, 40, 'awards', 'Khen~thưởng mẫu: danh~sách ngắn', 'Tên người trao', 'Chức~vụ người trao');
INSERT INTO award (slide, position, category, recipient, reason) VALUES
    (4, 1, 'Tập~thể', 'Tập~thể mẫu~A', 'Lý do khen~thưởng mẫu'),
    (4, 2, 'Cá~nhân', 'Cá~nhân mẫu~B', 'Lý do khen~thưởng mẫu'),
    (4, 3, 'Cá~nhân', 'Cá~nhân mẫu~C', 'Lý do khen~thưởng mẫu');

INSERT INTO slide (id, position, kind, heading, note) VALUES
    (5, 50, 'awards', 'Bảng~vàng mẫu: danh~sách dài', 'Tên mẫu, không có thật');
INSERT INTO award (slide, position, category, recipient, honour)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 24)
SELECT 5, n, CASE WHEN n <= 12 THEN 'Danh~hiệu mẫu hạng~nhất' ELSE 'Danh~hiệu mẫu hạng~nhì' END,
       printf('Người mẫu~%02d', n), printf('Tổ~%d', 1 + n % 4)
FROM person;

INSERT INTO slide (id, position, kind, note) VALUES
    (6, 60, 'photo', 'Thay bằng ảnh của đơn~vị: kiosk image');
INSERT INTO photo (slide, position, image) VALUES (6, 1, 1);

INSERT INTO slide (id, position, kind, urgent, enabled, heading, body) VALUES
    (7, 70, 'announcement', 1, 0, 'Thông~báo khẩn mẫu',
     'Trang này đang tắt. Khi cần báo khẩn, hãy sửa nội~dung rồi đặt cột enabled thành 1.');

-- ~ becomes the no-break space, U+00A0.
UPDATE setting SET value = replace(value, '~', char(0xA0));
UPDATE image SET caption = replace(caption, '~', char(0xA0));
UPDATE slide SET
    heading = replace(heading, '~', char(0xA0)), lead = replace(lead, '~', char(0xA0)),
    body = replace(body, '~', char(0xA0)), note = replace(note, '~', char(0xA0)),
    presenter = replace(presenter, '~', char(0xA0)),
    presenter_office = replace(presenter_office, '~', char(0xA0));
UPDATE statistic SET
    label = replace(label, '~', char(0xA0)), series = replace(series, '~', char(0xA0));
UPDATE award SET
    recipient = replace(recipient, '~', char(0xA0)), category = replace(category, '~', char(0xA0)),
    honour = replace(honour, '~', char(0xA0)), reason = replace(reason, '~', char(0xA0));
