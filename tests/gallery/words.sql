-- Pages with a logo, with text on a picture, a table over several pages, a long address and urgent
-- texts; the pictures of tests/golden/words. All names are samples. To be run after schema.sql.

BEGIN;

INSERT INTO image (id, name, media_type, caption, data) VALUES
    (1, 'hoi-truong.jpg', 'image/jpeg', 'Hội trường mẫu, hình vẽ', readfile('data/pictures/hoi-truong.jpg')),
    (2, 'thu-vien.png', 'image/png', '', readfile('data/pictures/thu-vien.png'));

INSERT INTO setting (name, value) VALUES
    ('title', 'Nội dung mẫu: chữ và hình'),
    ('organisation', 'Thư viện Mẫu'),
    ('logo', 'thu-vien.png'),
    ('language', 'vi'),
    ('theme', 'formal'),
    ('serial', '1'),
    ('as_of', '2020-12-29');

INSERT INTO slide (id, position, kind, heading, lead, body, image, image_place, link) VALUES
    (1, 1, 'announcement', 'Ngày hội sách mẫu', 'Thứ Bảy 09/01/2021',
     'Mời bạn đọc đến dự ngày hội sách tại hội trường tầng 2.

- Tặng sách cho **50 bạn đọc** đến đầu tiên
- Kể chuyện cho thiếu nhi lúc 9 giờ
- Giao lưu với tác giả mẫu', 1, 'behind', 'https://mau.example/hoi-sach');

INSERT INTO slide (id, position, kind, heading, lead, body, image) VALUES
    (2, 2, 'announcement', 'Góc đọc mới', 'Từ 04/01/2021', 'Mở cửa vào mọi giờ nghỉ.', 2);

INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (3, 3, 'announcement', 'Tổng kết năm 2020 của thư viện mẫu', 'Chiều 29/12/2020',
     'Mời bạn đọc xem toàn văn báo cáo.',
     'https://mau.example/tin-tuc/2020/12/hoi-nghi-tong-ket-hoat-dong-nam-2020-va-phuong-huong-nam-2021.html');

INSERT INTO slide (id, position, kind, heading, body) VALUES
    (4, 4, 'announcement', 'Lịch trực mẫu',
     (WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 18)
      SELECT '| Ngày | Phòng | Người trực | Máy |' || char(10) || '|---|---|---|---:|' || char(10)
          || group_concat(printf('| Ngày %d | Phòng đọc %d | Người trực Mẫu %d | %d |', n, n % 3 + 1, n, 100 + n),
                          char(10)) FROM n));

INSERT INTO slide (id, position, kind, urgent, heading, body, link) VALUES
    (5, 5, 'announcement', 1, 'Mẫu: sơ tán',
     'Mọi người rời tòa nhà theo lối thoát hiểm gần nhất. Không dùng thang máy. Tập trung tại sân '
     || 'trước và chờ điểm danh. Người cần giúp đỡ báo nhân viên bảo vệ tại mỗi tầng. Không quay '
     || 'lại lấy đồ đạc cho tới khi có thông báo. Phụ trách mỗi phòng kiểm tra phòng của mình.',
     'https://mau.example/so-tan');

INSERT INTO slide (id, position, kind, urgent, heading, body, note) VALUES
    (6, 6, 'announcement', 1, 'Mẫu: tạm ngừng cấp nước toàn bộ khu vực trung tâm',
     'Từ 8 giờ đến 17 giờ ngày 30/12/2020 để sửa đường ống. Đề nghị các cơ quan và hộ dân dự trữ '
     || 'nước trước.', 'Phát lúc 13:05');

INSERT INTO slide (id, position, kind, heading) VALUES (7, 7, 'awards', 'Bạn đọc mẫu của năm');
INSERT INTO award (slide, position, category, recipient, reason) VALUES
    (7, 1, 'Thiếu nhi', 'Bạn đọc Mẫu Một', '112 cuốn'),
    (7, 2, 'Người lớn', 'Bạn đọc Mẫu Hai', '75 cuốn');

COMMIT;
