-- Example: a district's year-end review in December 2020. Its facts and figures are those of a newspaper
-- report; the sentences are ours and the pictures are drawn. In the texts ~ stands for a no-break
-- space, which ties the syllables of a word and a number to its unit; the end of this file puts it in.

BEGIN;

INSERT INTO setting (name, value) VALUES
    ('title', 'Tổng kết năm 2020 của Ban Chỉ đạo 35'),
    ('organisation', 'Huyện~ủy Đức~Trọng'),
    ('language', 'vi'),
    ('theme', 'formal'),
    ('rotation', 'auto'),
    ('transition', 'fade'),
    ('serial', '1'),
    ('as_of', '2020-12-29');

INSERT INTO image (id, name, media_type, caption, data) VALUES
    (1, 'hoi-truong.jpg', 'image/jpeg', 'Toàn~cảnh hội~nghị tổng~kết năm~2020',
     readfile('data/pictures/hoi-truong.jpg')),
    (2, 'trao-tap-the.jpg', 'image/jpeg', 'Trao giấy~khen cho các tập~thể',
     readfile('data/pictures/trao-tap-the.jpg')),
    (3, 'trao-ca-nhan.jpg', 'image/jpeg', 'Trao giấy~khen cho các cá~nhân',
     readfile('data/pictures/trao-ca-nhan.jpg'));

INSERT INTO slide (id, position, kind, heading, lead, body, link) VALUES
    (1, 10, 'announcement', 'Hội~nghị tổng~kết năm~2020 của Ban~Chỉ~đạo~35',
     'Chiều 29/12/2020, huyện~Đức~Trọng',
     'Huyện~ủy Đức~Trọng tổ~chức hội~nghị tổng~kết hoạt~động năm~2020 của Ban~Chỉ~đạo~35 và đề~ra '
     || 'phương~hướng, nhiệm~vụ năm~2021. Trong~năm, hai trang Facebook và Cổng thông~tin điện~tử '
     || 'Đức~Trọng được duy~trì hoạt~động. Tại hội~nghị, 3~tập~thể và 2~cá~nhân được tặng giấy~khen '
     || 'vì có thành~tích nổi~bật trong thực~hiện Chỉ~thị~35.',
     'https://ductrong.example/tong-ket-2020');

INSERT INTO slide (id, position, kind, label, heading, body, note) VALUES
    (2, 20, 'announcement', 'Nhiệm~vụ', 'Bốn nhiệm~vụ trọng~tâm năm~2021',
     '1. Đẩy~mạnh công~tác thông~tin, tuyên~truyền
2. Nắm~bắt dư~luận xã~hội trong~nước và tại địa~phương
3. Chấp~hành nghiêm pháp~luật về bảo~vệ bí~mật nhà~nước
4. Nâng~cao chất~lượng đội~ngũ cốt~cán ở~cơ~sở, nhất~là vùng~sâu, vùng~xa và~vùng đồng~bào dân~tộc thiểu~số',
     'Hội~nghị tổng~kết năm~2020 của Ban~Chỉ~đạo~35');

INSERT INTO slide (id, position, kind, heading, note, chart) VALUES
    (3, 30, 'statistics', 'Ba~trang thông~tin trực~tuyến năm~2020',
     'Gồm hai trang Facebook và~Cổng thông~tin điện~tử Đức~Trọng', 'tiles');
INSERT INTO statistic (slide, position, label, value, prefix) VALUES
    (3, 1, 'lượt thích', 70880, 'trên'),
    (3, 2, 'lượt chia~sẻ', 4416, 'trên'),
    (3, 3, 'bài viết và chia~sẻ', 570, 'trên'),
    (3, 4, 'lượt bình~luận', 433, '');

INSERT INTO slide (id, position, kind, heading, presenter, presenter_office) VALUES
    (4, 40, 'awards', 'Giấy~khen cho thành~tích nổi~bật trong thực~hiện Chỉ~thị~35',
     'Võ~Văn~Hải', 'Trưởng~Ban Tuyên~giáo Huyện~ủy~Đức~Trọng');
INSERT INTO award (slide, position, category, count) VALUES
    (4, 1, 'tập~thể', 3),
    (4, 2, 'cá~nhân', 2);

INSERT INTO slide (id, position, kind, note) VALUES
    (5, 50, 'photo', 'Chiều 29/12/2020' || char(10) || 'Hình minh~họa');
INSERT INTO photo (slide, position, image) VALUES (5, 1, 1), (5, 2, 2), (5, 3, 3);

-- ~ becomes the no-break space, U+00A0.
UPDATE setting SET value = replace(value, '~', char(0xA0));
UPDATE image SET caption = replace(caption, '~', char(0xA0));
UPDATE slide SET
    label = replace(label, '~', char(0xA0)), heading = replace(heading, '~', char(0xA0)),
    lead = replace(lead, '~', char(0xA0)), body = replace(body, '~', char(0xA0)),
    note = replace(note, '~', char(0xA0)), presenter = replace(presenter, '~', char(0xA0)),
    presenter_office = replace(presenter_office, '~', char(0xA0));
UPDATE statistic SET label = replace(label, '~', char(0xA0));
UPDATE award SET category = replace(category, '~', char(0xA0));

COMMIT;
