-- The gallery: a slide for every layout and chart, and for the contents that are hardest on them.
-- Its pages are the pictures in tests/golden/gallery (see test_golden_gallery.c). All names and figures are
-- samples and say so. To be run after schema.sql, with the folder of the pictures that draw.c made:
--
--   sqlite3 -bail -cmd ".param set :pictures 'build/gallery'" gallery.db < tests/gallery/vi.sql
--
-- Slides from id 100 on are hard contents for a layout that an earlier slide has; the test looks at
-- them in one size and theme, at the others in all.
--
-- Unlike the examples it ties no syllables together with no-break spaces: few people who write
-- slides do.

BEGIN;

INSERT INTO setting (name, value) VALUES
    ('title', 'Nội dung mẫu: mọi bố cục'),
    ('organisation', 'Cơ quan Mẫu'),
    ('language', 'vi'),
    ('theme', 'formal'),
    ('serial', '1'),
    ('as_of', '2020-12-29');

INSERT INTO image (id, name, media_type, caption, data) VALUES
    (1, 'hoi-truong.jpg', 'image/jpeg', 'Hội trường mẫu, hình vẽ', readfile('data/pictures/hoi-truong.jpg')),
    (2, 'thu-vien.png', 'image/png', '', readfile('data/pictures/thu-vien.png')),
    (3, 'tall.png', 'image/png', 'Tranh vẽ khổ đứng', readfile(:pictures || '/tall.png')),
    (4, 'wide.png', 'image/png',
     'Tranh vẽ khổ rất rộng, với một lời chú thích dài để thử xem chữ xuống dòng trên nền có dễ đọc không',
     readfile(:pictures || '/wide.png')),
    (5, 'small.png', 'image/png', 'Hình quá nhỏ so với chỗ của nó', readfile(:pictures || '/small.png')),
    (11, 'person-1.png', 'image/png', '', readfile(:pictures || '/person-1.png')),
    (12, 'person-2.png', 'image/png', '', readfile(:pictures || '/person-2.png')),
    (13, 'person-3.png', 'image/png', '', readfile(:pictures || '/person-3.png'));

-- ---- Announcements ----

INSERT INTO slide (id, position, kind, heading, lead, body) VALUES
    (1, 1, 'announcement', 'Thông báo mẫu ngắn', 'Sáng thứ Bảy 09/01/2021, sân chính',
     'Mời mọi người đến dự buổi trồng cây đầu năm. Dụng cụ đã có sẵn.');

INSERT INTO slide (id, position, kind, heading, lead, body, note) VALUES
    (2, 2, 'announcement', 'Thông báo mẫu dài, tự chuyển sang trang sau', 'Từ 04/01/2021',
     'Đây là đoạn văn mẫu thứ nhất. Nội dung dài hơn một trang tự chuyển sang trang sau, và mỗi trang giữ '
     || 'nguyên tiêu đề để người mới đến vẫn biết mình đang đọc gì.

Đoạn thứ hai có **chữ đậm** để nhấn vào *ngày và nơi*, có chữ nghiêng, và có một [liên kết](https://mau.example) '
     || 'chỉ hiện thành chữ thường.

- Mục thứ nhất của danh sách, ngắn
- Mục thứ hai dài hơn nhiều, vì người viết muốn nói hết mọi điều trong một câu, cho nên dòng này phải xuống hàng
- Mục thứ ba
    - Mục con của mục thứ ba
    - Mục con khác

Đoạn thứ ba lại là văn bản thường. Người đứng cách màn hình năm mét phải đọc được từng chữ, kể cả khi trang có '
     || 'nhiều chữ nhất. Khi chữ không còn chỗ, trang sau tiếp tục đúng ở chỗ trang trước dừng lại.

Đoạn cuối cùng kết thúc thông báo mẫu.', 'Ghi chú mẫu: người phụ trách là Cán bộ Mẫu A');

INSERT INTO slide (id, position, kind, heading, lead, body, image, note) VALUES
    (3, 3, 'announcement', 'Thông báo mẫu có hình bên cạnh', 'Từ thứ Hai, 04/01/2021',
     'Góc đọc sách mẫu có **hai kệ sách** và ghế ngồi cho ba bạn, mở cửa trong mọi giờ ra chơi.', 2,
     'Hình vẽ mẫu');

INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (4, 4, 'announcement', 'Đăng ký tham gia bằng mã QR', 'Trước 17:00 ngày 15/01/2021',
     'Quét mã bằng máy ảnh của điện thoại, hoặc gõ địa chỉ bên dưới mã vào trình duyệt.',
     'https://mau.example/dang-ky/hoat-dong-dau-nam-2021');

INSERT INTO slide (id, position, kind, heading, body) VALUES
    (5, 5, 'announcement', 'Lịch tiếp dân mẫu trong tuần',
     'Bảng dưới đây là mẫu.

| Ngày | Người tiếp | Phòng | Giờ |
|:--|:--|:-:|--:|
| Thứ Hai | Cán bộ Mẫu A | 101 | 7:30 |
| Thứ Ba | Cán bộ Mẫu B | 102 | 8:00 |
| Thứ Tư | Cán bộ Mẫu C, cùng bộ phận tư pháp | 101 | 13:30 |
| Thứ Năm | Cán bộ Mẫu D | 203 | 7:30 |');

INSERT INTO slide (id, position, kind, heading, body) VALUES
    (6, 6, 'announcement', 'Trích dẫn, danh sách và ngắt dòng',
     '> Đây là câu trích dẫn mẫu, dài đủ để xuống dòng, không phải lời của một người có thật.

Ba việc cần làm:

1. Việc mẫu thứ nhất
2. Việc mẫu thứ hai
3. Việc mẫu thứ ba

Nơi nhận:  
Phòng Mẫu, tầng 2  
Điện thoại: 0000 000 000');

INSERT INTO slide (id, position, kind, label, heading, body) VALUES
    (7, 7, 'announcement', 'Nhiệm vụ', 'Năm nhiệm vụ mẫu của năm 2021',
     '1. Nhiệm vụ mẫu thứ nhất
2. Nhiệm vụ mẫu thứ hai, dài hơn một dòng vì phải kể ra đầy đủ các đơn vị cùng tham gia thực hiện
3. Nhiệm vụ mẫu thứ ba
4. Nhiệm vụ mẫu thứ tư
5. Nhiệm vụ mẫu thứ năm');

INSERT INTO slide (id, position, kind, heading) VALUES
    (108, 108, 'announcement', 'Chỉ có một tiêu đề, mà tiêu đề ấy rất dài, vì người viết đã đặt toàn bộ nội dung '
     || 'của thông báo mẫu vào một dòng này và để trống phần còn lại');

INSERT INTO slide (id, position, kind, heading, lead, body, image, link, note) VALUES
    (109, 109, 'announcement', 'Có đủ hình, mã và ghi chú', 'Chủ nhật 10/01/2021' || char(10) || 'Nhà văn hóa Mẫu',
     'Buổi giao lưu mẫu mở cửa tự do cho mọi người. Trẻ em dưới sáu tuổi đi cùng người lớn.', 1,
     'https://mau.example/giao-luu', 'Ban tổ chức mẫu');

INSERT INTO slide (id, position, kind, heading, lead, body, image, image_place) VALUES
    (10, 10, 'announcement', 'Thông báo mẫu có hình phía sau', 'Chiều 29/12/2020, hội trường mẫu',
     'Buổi họp mẫu bắt đầu đúng giờ. Tài liệu đặt sẵn trên bàn, *không mang ra ngoài*.', 1, 'behind');

INSERT INTO slide (id, position, kind, urgent, heading, body, note) VALUES
    (11, 11, 'announcement', 1, 'Mẫu tin khẩn: tạm ngừng cấp nước từ 13:00',
     'Khu vực mẫu số 2 và số 3 hết nước đến 18:00. Xin trữ nước trước giờ này.', 'Phát lúc 10:05');
INSERT INTO slide (id, position, kind, urgent, heading, body, link) VALUES
    (12, 12, 'announcement', 1, 'Mẫu tin khẩn có mã',
     'Sơ đồ lối thoát ở địa chỉ trong mã.', 'https://mau.example/khan');

-- ---- Statistics: tiles ----

INSERT INTO slide (id, position, kind, heading, note, chart, seconds) VALUES
    (21, 21, 'statistics', 'Một con số mẫu', 'Số liệu mẫu, không có thật', 'tiles', NULL),
    (22, 22, 'statistics', 'Bốn con số mẫu, so với kỳ trước', 'Số liệu mẫu, không có thật', 'tiles', NULL),
    (23, 23, 'statistics', 'Chín con số mẫu', 'Số liệu mẫu, không có thật', 'tiles', NULL);
INSERT INTO statistic (slide, position, label, value, decimals, prefix, unit, previous) VALUES
    (21, 1, 'lượt khách trong năm', 12480, 0, 'trên', '', 11200),
    (22, 1, 'hồ sơ đã giải quyết', 70880, 0, 'trên', '', 64120),
    (22, 2, 'đúng hạn', 98.5, 1, '', '%', 99.1),
    (22, 3, 'ngày chờ trung bình', 2.25, 2, '', 'ngày', 2.25),
    (22, 4, 'góp ý', 157, 0, 'gần', '', 0),
    (23, 1, 'tổng thu mẫu', 1250000000000, 0, '', 'đồng', 1100000000000),
    (23, 2, 'nồng độ đo được', 0.001, 3, '', 'mg/l', 0.002),
    (23, 3, 'nhiệt độ thấp nhất', -3, 0, '', '°C', 2),
    (23, 4, 'sự cố', 0, 0, '', '', 4),
    (23, 5, 'hộ dân', 48210, 0, '', 'hộ', NULL),
    (23, 6, 'cuộc họp', 36, 0, '', '', 35),
    (23, 7, 'văn bản đã ban hành trong sáu tháng đầu năm', 1433, 0, 'trên', '', NULL),
    (23, 8, 'tỷ lệ', 66.7, 1, '', '%', 50),
    (23, 9, 'lượt xem', 8250000, 0, 'khoảng', '', NULL);

-- ---- Bars ----

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (31, 31, 'statistics', 'Thanh: năm mục mẫu', 'Số liệu mẫu, không có thật', 'bars', ''),
    (132, 132, 'statistics', 'Thanh: năm mươi mục mẫu', 'Số liệu mẫu, không có thật', 'bars', ''),
    (133, 133, 'statistics', 'Thanh: số dương, số không và số âm', 'Số liệu mẫu, không có thật', 'bars', ''),
    (134, 134, 'statistics', 'Thanh: một mục mẫu', 'Số liệu mẫu, không có thật', 'bars', ''),
    (135, 135, 'statistics', 'Thanh: nhãn rất dài, số rất lớn', 'Số liệu mẫu, không có thật', 'bars', ''),
    (136, 136, 'statistics', 'Thanh: hai năm mẫu', 'Số liệu mẫu, không có thật', 'bars', '');
INSERT INTO statistic (slide, position, label, value, prefix, unit) VALUES
    (31, 1, 'Truyện thiếu nhi', 940, 'trên', 'lượt'), (31, 2, 'Khoa học thường thức', 655, '', 'lượt'),
    (31, 3, 'Lịch sử và địa lý', 420, '', 'lượt'), (31, 4, 'Kỹ năng sống', 345, '', 'lượt'),
    (31, 5, 'Khác', 12, '', 'lượt'),
    (134, 1, 'Tất cả các đơn vị', 128, '', 'lượt'),
    (135, 1, 'Chi thường xuyên cho sự nghiệp giáo dục, đào tạo và dạy nghề', 845000000000, '', 'đồng'),
    (135, 2, 'Chi đầu tư phát triển, gồm cả vốn chuyển tiếp từ năm trước', 612500000000, '', 'đồng'),
    (135, 3, 'Dự phòng', 950000000, '', 'đồng'),
    (135, 4, 'Tiếp khách', 120000, '', 'đồng');
INSERT INTO statistic (slide, position, label, value, decimals, unit)
WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 50)
SELECT 132, n, printf('Thôn Mẫu %02d', n), 900 - 17 * n + 40 * (n % 3), 0, 'hộ' FROM place;
INSERT INTO statistic (slide, position, label, value, decimals, unit) VALUES
    (133, 1, 'Đơn vị Mẫu A', 12.4, 1, '%'), (133, 2, 'Đơn vị Mẫu B', 3.1, 1, '%'),
    (133, 3, 'Đơn vị Mẫu C', 0, 1, '%'), (133, 4, 'Đơn vị Mẫu D', -1.2, 1, '%'),
    (133, 5, 'Đơn vị Mẫu E', -8.7, 1, '%');
INSERT INTO statistic (slide, position, label, series, value) VALUES
    (136, 1, 'Đơn vị Mẫu A', 'Năm 2019', 310), (136, 2, 'Đơn vị Mẫu A', 'Năm 2020', 342),
    (136, 3, 'Đơn vị Mẫu B', 'Năm 2019', 290), (136, 4, 'Đơn vị Mẫu B', 'Năm 2020', 255),
    (136, 5, 'Đơn vị Mẫu C', 'Năm 2019', 120), (136, 6, 'Đơn vị Mẫu C', 'Năm 2020', 184);

-- ---- Columns ----

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (41, 41, 'statistics', 'Cột: một dãy mẫu, bảy ngày', 'Số liệu mẫu, không có thật', 'columns', ''),
    (42, 42, 'statistics', 'Cột: ba dãy mẫu theo quý', 'Số liệu mẫu, không có thật', 'columns', 'Quý'),
    (143, 143, 'statistics', 'Cột: thay đổi dương và âm', 'Số liệu mẫu, không có thật', 'columns', 'Tháng'),
    (144, 144, 'statistics', 'Cột: năm mươi mục mẫu', 'Số liệu mẫu, không có thật', 'columns', 'Tuần'),
    (145, 145, 'statistics', 'Cột: một mục mẫu', 'Số liệu mẫu, không có thật', 'columns', ''),
    (146, 146, 'statistics', 'Cột: nhãn dài, số lẻ rất nhỏ', 'Số liệu mẫu, không có thật', 'columns', '');
INSERT INTO statistic (slide, position, label, value, unit) VALUES
    (41, 1, 'T2', 120, 'lượt'), (41, 2, 'T3', 98, 'lượt'), (41, 3, 'T4', 143, 'lượt'), (41, 4, 'T5', 0, 'lượt'),
    (41, 5, 'T6', 156, 'lượt'), (41, 6, 'T7', 61, 'lượt'), (41, 7, 'CN', 34, 'lượt'),
    (145, 1, 'Năm 2020', 1280, 'lượt');
INSERT INTO statistic (slide, position, label, series, value, unit) VALUES
    (42,  1, 'I', 'Năm 2018', 1820, 'hồ sơ'), (42,  2, 'I', 'Năm 2019', 1960, 'hồ sơ'), (42,  3, 'I', 'Năm 2020', 2110, 'hồ sơ'),
    (42,  4, 'II', 'Năm 2018', 1180, 'hồ sơ'), (42,  5, 'II', 'Năm 2019', 1040, 'hồ sơ'), (42,  6, 'II', 'Năm 2020', 990, 'hồ sơ'),
    (42,  7, 'III', 'Năm 2018', 2140, 'hồ sơ'), (42,  8, 'III', 'Năm 2019', 2280, 'hồ sơ'), (42,  9, 'III', 'Năm 2020', 2405, 'hồ sơ'),
    (42, 10, 'IV', 'Năm 2018', 2260, 'hồ sơ'), (42, 11, 'IV', 'Năm 2019', 2510, 'hồ sơ'), (42, 12, 'IV', 'Năm 2020', 2675, 'hồ sơ');
INSERT INTO statistic (slide, position, label, value, decimals, unit) VALUES
    (143, 1, '1', 4.2, 1, '%'), (143, 2, '2', -1.5, 1, '%'), (143, 3, '3', 0, 1, '%'), (143, 4, '4', -6.8, 1, '%'),
    (143, 5, '5', 2.7, 1, '%'), (143, 6, '6', 7.9, 1, '%'),
    (146, 1, 'Trạm Mẫu bờ bắc', 0.012, 3, 'mg/l'), (146, 2, 'Trạm Mẫu bờ nam', 0.004, 3, 'mg/l'),
    (146, 3, 'Trạm Mẫu cầu chính', 0.009, 3, 'mg/l'), (146, 4, 'Trạm Mẫu hạ lưu', 0.001, 3, 'mg/l');
INSERT INTO statistic (slide, position, label, value, unit)
WITH RECURSIVE week (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM week WHERE n < 50)
SELECT 144, n, n, 40 + (n * 37) % 61 + n, 'ca' FROM week;

-- ---- Line ----

INSERT INTO slide (id, position, kind, heading, note, chart, axis) VALUES
    (51, 51, 'statistics', 'Đường: một dãy mẫu', 'Số liệu mẫu, không có thật', 'line', 'Tháng'),
    (52, 52, 'statistics', 'Đường: bốn dãy mẫu', 'Số liệu mẫu, không có thật', 'line', 'Năm'),
    (153, 153, 'statistics', 'Đường: năm mươi điểm, có số âm', 'Số liệu mẫu, không có thật', 'line', 'Tuần'),
    (154, 154, 'statistics', 'Đường: một điểm mẫu', 'Số liệu mẫu, không có thật', 'line', ''),
    (155, 155, 'statistics', 'Đường: số rất lớn theo ngày', 'Số liệu mẫu, không có thật', 'line', '');
INSERT INTO statistic (slide, position, label, value, unit) VALUES
    (51,  1,  '1', 196, 'lượt'), (51,  2,  '2', 104, 'lượt'), (51,  3,  '3', 228, 'lượt'), (51,  4,  '4', 251, 'lượt'),
    (51,  5,  '5', 276, 'lượt'), (51,  6,  '6', 190, 'lượt'), (51,  7,  '7',  88, 'lượt'), (51,  8,  '8', 117, 'lượt'),
    (51,  9,  '9', 284, 'lượt'), (51, 10, '10', 318, 'lượt'), (51, 11, '11', 301, 'lượt'), (51, 12, '12', 272, 'lượt'),
    (154,  1, 'Năm 2020', 42, 'lượt');
INSERT INTO statistic (slide, position, label, series, value, unit)
WITH RECURSIVE year (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM year WHERE n < 8),
area (k, name) AS (VALUES (0, 'Khu Mẫu Đông'), (1, 'Khu Mẫu Tây'), (2, 'Khu Mẫu Nam'), (3, 'Khu Mẫu Bắc'))
SELECT 52, 4 * n + k, 2012 + n, name, 300 + 90 * k + n * (28 - 11 * k) + (n * 7 + k * 5) % 13 * 6, 'hộ' FROM year, area;
INSERT INTO statistic (slide, position, label, value, decimals, unit)
WITH RECURSIVE week (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM week WHERE n < 50)
SELECT 153, n, n, round(14 - abs(n - 26) * 0.9 + (n * 37) % 11 - 5, 1), 1, '°C' FROM week;
INSERT INTO statistic (slide, position, label, value, unit)
WITH RECURSIVE day (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM day WHERE n < 13)
SELECT 155, n + 1, strftime('%d/%m', '2020-12-16', printf('+%d days', n)), 98000000000 + 7300000000 * ((n * 5) % 9), 'đồng' FROM day;

-- ---- Donut ----

INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (61, 61, 'statistics', 'Vành khuyên: bốn phần mẫu', 'Số liệu mẫu, không có thật', 'donut'),
    (162, 162, 'statistics', 'Vành khuyên: một phần mẫu', 'Số liệu mẫu, không có thật', 'donut'),
    (163, 163, 'statistics', 'Vành khuyên: chín phần, có phần rất nhỏ', 'Số liệu mẫu, không có thật', 'donut'),
    (164, 164, 'statistics', 'Vành khuyên: phần trăm, có phần bằng không', 'Số liệu mẫu, không có thật', 'donut');
INSERT INTO statistic (slide, position, label, value, decimals, unit) VALUES
    (61, 1, 'Trực tuyến', 5230, 0, 'hồ sơ'), (61, 2, 'Tại quầy', 3110, 0, 'hồ sơ'),
    (61, 3, 'Qua bưu điện', 940, 0, 'hồ sơ'), (61, 4, 'Khác', 120, 0, 'hồ sơ'),
    (162, 1, 'Tại quầy', 3110, 0, 'hồ sơ'),
    (163, 1, 'Lĩnh vực Mẫu 1', 4100, 0, ''), (163, 2, 'Lĩnh vực Mẫu 2', 2800, 0, ''), (163, 3, 'Lĩnh vực Mẫu 3', 1500, 0, ''),
    (163, 4, 'Lĩnh vực Mẫu 4, tên dài hơn các tên khác', 700, 0, ''), (163, 5, 'Lĩnh vực Mẫu 5', 340, 0, ''),
    (163, 6, 'Lĩnh vực Mẫu 6', 160, 0, ''), (163, 7, 'Lĩnh vực Mẫu 7', 60, 0, ''),
    (163, 8, 'Lĩnh vực Mẫu 8', 9, 0, ''), (163, 9, 'Lĩnh vực Mẫu 9', 1, 0, ''),
    (164, 1, 'Hài lòng', 86.5, 1, '%'), (164, 2, 'Bình thường', 13.5, 1, '%'), (164, 3, 'Không hài lòng', 0, 1, '%');

-- ---- Awards: festive ----

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office, note) VALUES
    (71, 71, 'awards', 'Danh hiệu mẫu của năm', 'Người trao Mẫu', 'Chức vụ của người trao mẫu', ''),
    (72, 72, 'awards', 'Khen thưởng mẫu: ba người', '', '', 'Tên mẫu, không có thật'),
    (73, 73, 'awards', 'Khen thưởng mẫu: sáu dòng', 'Người trao Mẫu', 'Chức vụ của người trao mẫu', ''),
    (74, 74, 'awards', 'Khen thưởng mẫu: chỉ có số lượng', 'Người trao Mẫu',
     'Chức vụ rất dài của người trao mẫu, cùng tên đầy đủ của cơ quan mẫu nơi người ấy làm việc', '');
INSERT INTO award (slide, position, category, recipient, honour, reason, photo) VALUES
    (71, 1, '', 'Cá nhân Mẫu A', 'Hạng nhất', 'Lý do khen thưởng mẫu', 11),
    (72, 1, '', 'Cá nhân Mẫu A', '', 'Lý do khen thưởng mẫu', 11),
    (72, 2, '', 'Cá nhân Mẫu B', '', 'Lý do khen thưởng mẫu dài hơn, kể cả hai việc đã làm tốt trong năm', 12),
    (72, 3, '', 'Cá nhân Mẫu C', '', 'Lý do khen thưởng mẫu', 13),
    (73, 1, 'Tập thể', 'Tập thể Mẫu A', 'Hạng nhất', 'Phong trào mẫu', NULL),
    (73, 2, 'Tập thể', 'Tập thể Mẫu B, với một cái tên dài của phòng ban', 'Hạng nhì', 'Phong trào mẫu', NULL),
    (73, 3, 'Tập thể', 'Tập thể Mẫu C', 'Hạng ba', 'Phong trào mẫu', NULL),
    (73, 4, 'Cá nhân', 'Cá nhân Mẫu D', '', 'Sáng kiến mẫu', NULL),
    (73, 5, 'Cá nhân', 'Cá nhân Mẫu E', '', 'Sáng kiến mẫu', NULL),
    (73, 6, 'Cá nhân', 'Cá nhân Mẫu G', '', 'Sáng kiến mẫu', NULL);
INSERT INTO award (slide, position, category, count) VALUES (74, 1, 'tập thể', 12), (74, 2, 'cá nhân', 148);

-- ---- Awards: roll ----

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office, note) VALUES
    (81, 81, 'awards', 'Bảng vàng mẫu: tên dài, có lý do', '', '', 'Tên mẫu, không có thật'),
    (82, 82, 'awards', 'Bảng vàng mẫu: hai mục', '', '', 'Tên mẫu, không có thật'),
    (83, 83, 'awards', 'Bảng vàng mẫu: tên ngắn', '', '', 'Tên mẫu, không có thật'),
    (84, 84, 'awards', 'Bảng vàng mẫu: có số lượng và người trao', 'Người trao Mẫu', 'Chức vụ của người trao mẫu', ''),
    (185, 185, 'awards', 'Bảng vàng mẫu: có ảnh', '', '', 'Tên và ảnh mẫu, không có thật');
INSERT INTO award (slide, position, category, recipient, honour, reason)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 9)
SELECT 81, n, '', printf('Tập thể cán bộ và nhân viên Phòng Mẫu số %d', n), 'Bằng khen',
       CASE WHEN n % 2 THEN 'Lý do khen thưởng mẫu dài hơn một dòng, kể ra những việc đã làm tốt trong cả năm'
            ELSE 'Lý do khen thưởng mẫu' END FROM person;
INSERT INTO award (slide, position, category, recipient, honour)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 23)
SELECT 82, n, CASE WHEN n <= 13 THEN 'Danh hiệu mẫu hạng nhất' ELSE 'Danh hiệu mẫu hạng nhì' END,
       printf('Cá nhân Mẫu %02d', n), printf('Tổ %d', 1 + n % 4) FROM person;
INSERT INTO award (slide, position, recipient)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 45)
SELECT 83, n, printf('Mẫu %02d', n) FROM person;
INSERT INTO award (slide, position, category, recipient, count) VALUES
    (84, 1, 'Bằng khen', 'Tập thể Mẫu A', 0), (84, 2, 'Bằng khen', 'Tập thể Mẫu B', 0),
    (84, 3, 'Bằng khen', 'Tập thể Mẫu C', 0), (84, 4, 'Bằng khen', 'Cá nhân Mẫu D', 0),
    (84, 5, 'Bằng khen', 'Cá nhân Mẫu E', 0), (84, 6, 'Bằng khen', 'Cá nhân Mẫu G', 0),
    (84, 7, 'Bằng khen', 'Cá nhân Mẫu H', 0), (84, 8, 'giấy khen', '', 132), (84, 9, 'thư khen', '', 27);
INSERT INTO award (slide, position, category, recipient, honour, photo)
WITH RECURSIVE person (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM person WHERE n < 10)
SELECT 185, n, 'Gương mặt mẫu', printf('Cá nhân Mẫu %02d', n), printf('Tổ %d', 1 + n % 4),
       CASE WHEN n <> 4 THEN 11 + n % 3 END FROM person;

-- ---- Photos ----

INSERT INTO slide (id, position, kind, heading, note) VALUES
    (91, 91, 'photo', '', 'Khổ đứng'),
    (92, 92, 'photo', 'Khổ rất rộng', 'Hình vẽ mẫu'),
    (93, 93, 'photo', 'Ba hình mẫu', 'Hình vẽ mẫu'),
    (194, 194, 'photo', 'Hình quá nhỏ', '');
INSERT INTO photo (slide, position, image) VALUES
    (91, 1, 3), (92, 1, 4), (93, 1, 1), (93, 2, 2), (93, 3, 3), (194, 1, 5);

COMMIT;
