-- Example: a school that does not exist, with long content: a roll of 60 names, a chart of twelve
-- months, a text of some 2,500 characters. All names and figures are made up and say so. In the texts ~ stands
-- for a no-break space, which ties the syllables of a word and a number to its unit; the end of this
-- file puts it in.

BEGIN;

INSERT INTO setting (name, value) VALUES
    ('title', 'Bảng thông tin Trường Mẫu (nội dung minh họa)'),
    ('organisation', 'Trường~Mẫu'),
    ('language', 'vi'),
    ('theme', 'formal'),
    ('rotation', 'auto'),
    ('reading_speed', '200'),
    ('transition', 'fade'),
    ('serial', '1'),
    ('as_of', '2020-12-29 07:00');

INSERT INTO image (id, name, media_type, caption, data) VALUES
    (1, 'thu-vien.png', 'image/png', 'Kệ~sách và ghế~đọc',
     readfile('data/pictures/thu-vien.png'));

-- A long text, in Markdown.
INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (1, 10, 'announcement', 'Văn~hóa đọc ở~Trường~Mẫu trong học~kỳ~II',
     'Từ 18/01/2021, Trường~Mẫu',
     'Thư~viện là nơi học~sinh tìm đến không chỉ để mượn sách, mà còn để tự~học, trao~đổi và nghỉ~ngơi '
     || 'giữa các giờ lên lớp. Trong học~kỳ~II, nhà~trường tiếp~tục mở~rộng thư~viện, bổ~sung đầu~sách và '
     || 'tổ~chức các hoạt~động đọc thường~xuyên cho tất~cả các khối~lớp.

Thư~viện mở~cửa từ **7:00 đến 17:30**, từ thứ~Hai đến thứ~Sáu, và buổi sáng thứ~Bảy. Mỗi học~sinh được '
     || 'mượn tối~đa **ba~cuốn sách trong hai~tuần**. Khi cần giữ sách lâu hơn, học~sinh báo với cô thủ~thư '
     || 'để gia~hạn một lần, thêm một tuần. Sách trả muộn không bị phạt tiền; người mượn giúp thư~viện xếp '
     || 'lại kệ sách trong một giờ ra~chơi.

Các hoạt~động chính trong học~kỳ:

- **Giờ đọc chung**: sáng thứ~Hai hằng tuần, mười~lăm phút đầu giờ, cả lớp cùng đọc một cuốn sách do các '
     || 'bạn tự chọn.
- **Ngày đổi sách**: thứ~Sáu cuối mỗi tháng, tại sân~trường; mỗi cuốn sách mang đến được nhận một phiếu '
     || 'để đổi lấy cuốn khác.
- **Kể chuyện theo sách**: mỗi khối~lớp chọn một đội ba~người; vòng chung~kết diễn~ra vào giữa tháng~4.
- **Góc sách của lớp**: mỗi lớp có một kệ nhỏ, được thay sách mỗi tháng một lần từ kho của thư~viện.

Để kế~hoạch được thực~hiện tốt, nhà~trường đề~nghị giáo~viên chủ~nhiệm giới~thiệu với học~sinh ít nhất '
     || 'một cuốn sách mỗi tuần, và ghi lại những đầu~sách mà các em mong muốn có thêm. Danh~sách này được '
     || 'gửi về thư~viện trước ngày~25 hằng tháng. Giáo~viên bộ~môn có~thể đăng~ký dạy một tiết tại phòng '
     || 'đọc; phòng có ba~mươi chỗ ngồi, máy~chiếu và tám máy~tính dùng để tra~cứu.

Cha~mẹ học~sinh được mời tham~gia cùng các em: đọc sách ở nhà hai~mươi phút mỗi ngày, tặng lại thư~viện '
     || 'những cuốn sách đã đọc xong, hoặc đến kể cho các em nghe về nghề~nghiệp của mình vào chiều thứ~Năm '
     || 'tuần thứ~hai của mỗi tháng. Sách tặng cần còn nguyên trang, phù~hợp với lứa tuổi, và được ghi tên '
     || 'người tặng ở trang đầu.

Cuối học~kỳ, thư~viện tổng~kết số lượt mượn của từng lớp. Lớp có nhiều bạn đọc thường~xuyên nhất được nhận '
     || 'một tủ sách mới; mười bạn đọc tích~cực nhất được chọn một cuốn sách theo ý thích. Kết~quả được '
     || 'công~bố trên màn~hình này và tại bảng tin của thư~viện trong tuần cuối tháng~5. Mọi góp~ý về kế~hoạch '
     || 'xin gửi vào hộp thư đặt ở cửa phòng đọc; nhà~trường trả~lời trong vòng một tuần.

Trong các tuần kiểm~tra giữa kỳ và cuối kỳ, thư~viện mở~cửa thêm đến **18:30** để các em ôn bài; phòng '
     || 'đọc giữ yên~lặng, không tổ~chức sinh~hoạt nhóm. Những ngày nghỉ lễ, thư~viện đóng~cửa; sách đến hạn '
     || 'trong các ngày đó được trả vào ngày học đầu~tiên sau kỳ nghỉ. Học~sinh mới chuyển trường làm thẻ đọc '
     || 'ngay trong tuần đầu, mang theo một ảnh nhỏ và tên lớp.',
     'https://truongmau.example/thu-vien');

-- Twelve months, two series.
INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (2, 20, 'statistics', 'Lượt~mượn sách thư~viện theo~tháng', 'Số~liệu minh~họa', 'columns', 'Tháng');
INSERT INTO statistic (slide, position, label, series, value, unit) VALUES
    (2,  1,  '1', 'Năm~2019', 182, 'lượt'), (2,  2,  '1', 'Năm~2020', 196, 'lượt'),
    (2,  3,  '2', 'Năm~2019', 118, 'lượt'), (2,  4,  '2', 'Năm~2020', 104, 'lượt'),
    (2,  5,  '3', 'Năm~2019', 214, 'lượt'), (2,  6,  '3', 'Năm~2020', 228, 'lượt'),
    (2,  7,  '4', 'Năm~2019', 226, 'lượt'), (2,  8,  '4', 'Năm~2020', 251, 'lượt'),
    (2,  9,  '5', 'Năm~2019', 241, 'lượt'), (2, 10,  '5', 'Năm~2020', 276, 'lượt'),
    (2, 11,  '6', 'Năm~2019', 168, 'lượt'), (2, 12,  '6', 'Năm~2020', 190, 'lượt'),
    (2, 13,  '7', 'Năm~2019',  74, 'lượt'), (2, 14,  '7', 'Năm~2020',  88, 'lượt'),
    (2, 15,  '8', 'Năm~2019',  96, 'lượt'), (2, 16,  '8', 'Năm~2020', 117, 'lượt'),
    (2, 17,  '9', 'Năm~2019', 247, 'lượt'), (2, 18,  '9', 'Năm~2020', 284, 'lượt'),
    (2, 19, '10', 'Năm~2019', 262, 'lượt'), (2, 20, '10', 'Năm~2020', 318, 'lượt'),
    (2, 21, '11', 'Năm~2019', 255, 'lượt'), (2, 22, '11', 'Năm~2020', 301, 'lượt'),
    (2, 23, '12', 'Năm~2019', 231, 'lượt'), (2, 24, '12', 'Năm~2020', 272, 'lượt');

-- The roll of 60: names and classes are counted out.
INSERT INTO slide (id, position, kind, heading, note) VALUES
    (3, 30, 'awards', 'Học~sinh được khen~thưởng học~kỳ~I', 'Năm~học 2020–2021');
INSERT INTO award (slide, position, recipient, category, honour)
WITH RECURSIVE pupil (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM pupil WHERE n < 60)
SELECT 3, n, printf('Học~sinh Mẫu~%02d', n),
       CASE WHEN n <= 28 THEN 'Học~sinh xuất~sắc' ELSE 'Học~sinh giỏi' END,
       printf('%dA%d', 9 - (n + 3) % 4, 1 + (84 - n) % 6)
FROM pupil;

-- A short list, with reasons.
INSERT INTO slide (id, position, kind, heading, presenter, presenter_office) VALUES
    (4, 40, 'awards', 'Khen~thưởng học~kỳ~I', 'Hiệu~trưởng', 'Trường~Mẫu');
INSERT INTO award (slide, position, category, recipient, reason) VALUES
    (4, 1, 'Tập~thể', 'Lớp Mẫu~6A', 'Phong~trào đọc~sách'),
    (4, 2, 'Tập~thể', 'Lớp Mẫu~7B', 'Phong~trào kế~hoạch nhỏ'),
    (4, 3, 'Tập~thể', 'Lớp Mẫu~8C', 'Giữ~gìn trường~lớp'),
    (4, 4, 'Cá~nhân', 'Học~sinh Mẫu~01', 'Kết~quả học~tập'),
    (4, 5, 'Cá~nhân', 'Học~sinh Mẫu~02', 'Giúp bạn cùng~tiến');

INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (5, 50, 'statistics', 'Sách được mượn năm~2020 theo thể~loại', 'Số~liệu minh~họa', 'bars');
INSERT INTO statistic (slide, position, label, value, unit) VALUES
    (5, 1, 'Truyện thiếu~nhi', 940, 'lượt'),
    (5, 2, 'Khoa~học thường~thức', 655, 'lượt'),
    (5, 3, 'Lịch~sử và địa~lý', 420, 'lượt'),
    (5, 4, 'Kỹ~năng sống', 345, 'lượt'),
    (5, 5, 'Tham~khảo môn~học', 265, 'lượt');

-- Figures with decimals; 98,0 keeps its nought.
INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (6, 60, 'statistics', 'Bạn~đọc của thư~viện trong học~kỳ~I', 'Số~liệu minh~họa', 'tiles');
INSERT INTO statistic (slide, position, label, value, decimals, prefix, unit, previous) VALUES
    (6, 1, 'học~sinh đọc trên 10~cuốn', 12.5, 1, '', '%', NULL),
    (6, 2, 'cuốn mỗi học~sinh', 4.25, 2, '', '', 3.75),
    (6, 3, 'sách trả đúng hạn', 98, 1, 'gần', '%', NULL),
    (6, 4, 'đầu sách', 6480, 0, 'trên', '', NULL);

INSERT INTO slide (id, position, kind, heading, lead, body, image, note) VALUES
    (7, 70, 'announcement', 'Góc đọc~sách mới ở~thư~viện', 'Từ thứ~Hai, 04/01/2021',
     'Góc đọc~sách có **hai~kệ sách** và ghế~ngồi cho ba~bạn, mở~cửa trong mọi giờ ra~chơi.', 1,
     'Hình minh~họa');

-- The same letters in another form: see the UPDATE below.
INSERT INTO slide (id, position, kind, label, heading, body) VALUES
    (8, 80, 'announcement', 'Thử chữ', 'Tiếng~Việt ở~dạng tổ~hợp',
     'Các chữ có dấu trên trang này được lưu thành chữ gốc và dấu rời (NFD): ằ, ẽ, ỉ, ợ, ữ, ỵ. Màn~hình '
     || 'phải hiển~thị y~hệt như chữ dựng sẵn (NFC), không tách dấu khỏi chữ và không ngắt dòng giữa chúng.');

INSERT INTO slide (id, position, kind, label, heading, lead, body, seconds) VALUES
    (9, 90, 'announcement', 'For visitors', 'Signs that you may meet on this screen', 'In English, all year round',
     '- ★ A class that won the reading prize
- ▲ More loans than last month, ▼ fewer
- №~7 is the room for reading, on the first floor
- ✓ Back on the shelf → ready to be borrowed
- 📚 Take a book, leave a book', 12);

-- Urgent, and always due.
INSERT INTO slide (id, position, kind, urgent, heading, body, note) VALUES
    (10, 100, 'announcement', 1, 'Mất điện từ 13:30 đến 15:00',
     'Thư~viện và phòng~máy ở~tầng~2 tạm~ngừng phục~vụ. Mời các em tự~học tại sảnh~chính, tầng~1.',
     'Phát lúc 13:05');

-- The reading corner is news from the day it was announced; all others may always be shown.
INSERT INTO showing (slide, first_day, last_day, weekdays, from_time, until_time) VALUES
    (7, '2020-12-28', NULL, NULL, NULL, NULL);

-- ~ becomes the no-break space, U+00A0.
UPDATE setting SET value = replace(value, '~', char(0xA0));
UPDATE image SET caption = replace(caption, '~', char(0xA0));
UPDATE slide SET
    label = replace(label, '~', char(0xA0)), heading = replace(heading, '~', char(0xA0)),
    lead = replace(lead, '~', char(0xA0)), body = replace(body, '~', char(0xA0)),
    note = replace(note, '~', char(0xA0)), presenter = replace(presenter, '~', char(0xA0)),
    presenter_office = replace(presenter_office, '~', char(0xA0));
UPDATE statistic SET
    label = replace(label, '~', char(0xA0)), series = replace(series, '~', char(0xA0));
UPDATE award SET
    recipient = replace(recipient, '~', char(0xA0)), category = replace(category, '~', char(0xA0)),
    reason = replace(reason, '~', char(0xA0));

-- Slide 8 is stored in NFD on purpose: every accented letter of its heading and body is taken apart
-- into a base letter and combining marks, in canonical order (a dot below comes before a breve or a
-- circumflex, but after a horn).
CREATE TEMP TABLE apart AS
WITH vowel (base, mark, letters) AS (
    VALUES ('a', '', 'àáãảạ'), ('a', char(0x306), 'ằắẵẳặ'), ('a', char(0x302), 'ầấẫẩậ'),
           ('e', '', 'èéẽẻẹ'), ('e', char(0x302), 'ềếễểệ'), ('i', '', 'ìíĩỉị'),
           ('o', '', 'òóõỏọ'), ('o', char(0x302), 'ồốỗổộ'), ('o', char(0x31B), 'ờớỡởợ'),
           ('u', '', 'ùúũủụ'), ('u', char(0x31B), 'ừứữửự'), ('y', '', 'ỳýỹỷỵ')
),
tone (n, mark) AS (VALUES (1, char(0x300)), (2, char(0x301)), (3, char(0x303)), (4, char(0x309)),
                          (5, char(0x323)))
SELECT substr(letters, n, 1) AS letter,
       base || CASE WHEN n = 5 AND vowel.mark <> char(0x31B) THEN tone.mark || vowel.mark
                    ELSE vowel.mark || tone.mark END AS parts
FROM vowel, tone
UNION ALL
VALUES ('ă', 'a' || char(0x306)), ('â', 'a' || char(0x302)), ('ê', 'e' || char(0x302)),
       ('ô', 'o' || char(0x302)), ('ơ', 'o' || char(0x31B)), ('ư', 'u' || char(0x31B));
CREATE TEMP VIEW slide_8_apart AS
WITH RECURSIVE walk (n, heading, body) AS (
    SELECT 0, '', ''
    UNION ALL
    SELECT n + 1,
           walk.heading || coalesce((SELECT parts FROM apart WHERE letter = substr(slide.heading, n + 1, 1)),
                                    substr(slide.heading, n + 1, 1)),
           walk.body || coalesce((SELECT parts FROM apart WHERE letter = substr(slide.body, n + 1, 1)),
                                 substr(slide.body, n + 1, 1))
    FROM walk, slide
    WHERE slide.id = 8 AND n < max(length(slide.heading), length(slide.body))
)
SELECT heading, body FROM walk ORDER BY n DESC LIMIT 1;
UPDATE slide SET (heading, body) = (SELECT heading, body FROM slide_8_apart) WHERE id = 8;

COMMIT;
