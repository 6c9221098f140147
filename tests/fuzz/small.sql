-- A data file with a little of everything, for the fuzz target that reads data files.
INSERT INTO setting (name, value) VALUES ('title', 'T'), ('organisation', 'O'), ('language', 'en'),
    ('serial', '7'), ('as_of', '2020-12-29'), ('rotation', '20'), ('dark', '22:00-05:30');
INSERT INTO image (id, name, media_type, data) VALUES (1, 'dot', 'image/png',
    X'89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082');
INSERT INTO slide (id, position, kind, heading, lead, body, note, link, image) VALUES
    (1, 1, 'announcement', 'H', 'L', '**b** and 1. one', 'N', 'https://example.org', 1);
INSERT INTO slide (id, position, kind, heading, chart) VALUES (2, 2, 'statistics', 'S', 'bars');
INSERT INTO statistic (slide, position, label, value, unit) VALUES (2, 1, 'a', 12.50, '%'), (2, 2, 'b', 3, '');
INSERT INTO slide (id, position, kind, heading) VALUES (3, 3, 'awards', 'A');
INSERT INTO award (slide, position, category, recipient) VALUES (3, 1, 'C', 'Sample 1'), (3, 2, 'C', 'Sample 2');
INSERT INTO showing (slide, first_day, last_day, weekdays, from_time, until_time)
    VALUES (3, '2020-12-01', '2020-12-31', '12345', '07:30', '17:00');
