//! The stable codes and what `congtruong explain` says of each. A new code is one entry here.

/// What a code means, for the person who meets it.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// A few words.
    pub title: &'static str,
    /// Why the program minds, and how to mend it.
    pub text: &'static str,
    /// How it looks when it is wrong; empty where an example tells nothing.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
}

impl Explanation {
    /// All of it but the title, as one text.
    pub fn help(&self) -> String {
        if self.wrong.is_empty() {
            return self.text.to_owned();
        }
        format!("{}\n\nSai:\n{}\n\nĐúng:\n{}", self.text, self.wrong, self.right)
    }
}

macro_rules! codes {
    ($($name:ident = $code:literal { $title:literal, $text:literal $(, wrong: $wrong:literal, right: $right:literal)? })*) => {
        /// A stable code of a kind of mistake. Numbers are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Code {
            $(#[doc = $title] #[serde(rename = $code)] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The code as it is printed, like `E101`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $code,)* }
            }

            /// The explanation of the code.
            pub fn explanation(self) -> Explanation {
                match self {
                    $(Code::$name => {
                        #[allow(unused_mut, unused_assignments)]
                        let (mut wrong, mut right) = ("", "");
                        $((wrong, right) = ($wrong, $right);)?
                        Explanation { title: $title, text: $text, wrong, right }
                    })*
                }
            }
        }
    };
}

codes! {
    // 1xx: the file itself
    NotUtf8 = "E101" { "Tệp không phải UTF-8",
        "Mọi tệp nội dung phải lưu bằng bảng mã Unicode UTF-8. Mở tệp bằng trình soạn thảo, chọn “Lưu với bảng mã UTF-8” rồi lưu lại. Văn bản gõ bằng TCVN3 (.VnTime) hay VNI phải chuyển mã trước." }
    NotNfc = "E102" { "Chữ có dấu chưa ở dạng dựng sẵn",
        "Cùng một chữ “ế” có thể lưu thành một ký tự hoặc thành chữ e kèm hai dấu rời. Trang luôn đăng dạng dựng sẵn (NFC); tệp thì chạy congtruong fix để ghi lại, kẻo chương trình khác so sánh và tìm kiếm bị sót." }
    LegacyEncoding = "E103" { "Văn bản gõ bằng bảng mã cũ",
        "Đoạn văn có dấu vết của bảng mã TCVN3 hoặc VNI. Hãy chuyển sang Unicode rồi dán lại." }
    TooLarge = "E104" { "Tệp quá lớn",
        "Một bài viết không thể dài đến thế; thường là dán nhầm ảnh hoặc dữ liệu vào bài. Để dữ liệu thành tệp đính kèm." }
    UnsafePath = "E105" { "Tên tệp hoặc đường dẫn không dùng được",
        "Tên tệp có ký tự mà Windows hoặc máy chủ không nhận, hoặc đường dẫn đi ra ngoài thư mục của trang. Đổi tên bằng chữ thường không dấu, số và dấu gạch nối.",
        wrong: "content/tin-tuc/Khai giảng: lớp 6?.md", right: "content/tin-tuc/khai-giang-lop-6.md" }
    Symlink = "E106" { "Liên kết tượng trưng không được đọc",
        "Chương trình không đi theo liên kết tượng trưng, để không tệp nào ngoài thư mục của trang bị công bố nhầm. Chép tệp thật vào thư mục." }
    TooDeep = "E107" { "Nội dung lồng nhau quá sâu",
        "Danh sách, trích dẫn hoặc dữ liệu lồng nhau quá nhiều tầng. Viết lại cho phẳng hơn." }
    Unreadable = "E108" { "Không đọc được tệp",
        "Máy không cho chương trình đọc tệp này: tệp bị khóa quyền, đang hỏng, hoặc không phải tệp thường. Mở thử tệp, chép lại, hoặc xóa đi." }
    UnseenCharacter = "E109" { "Ký tự điều khiển hoặc đổi chiều chữ",
        "Ký tự này mắt không thấy nhưng làm chữ quanh nó hiện khác đi: số 12/KH có thể hiện thành một số khác. Nó thường theo vào khi dán từ tin nhắn, PDF hay trang mạng. Xóa cả giá trị rồi gõ lại bằng tay.",
        wrong: "number: \"12\\u202E/KH\"", right: "number: \"12/KH\"" }
    UnseenInText = "W110" { "Ký tự không nhìn thấy",
        "Trong chữ có ký tự mắt không thấy, thường theo vào khi dán từ chương trình khác. Chương trình bỏ nó khỏi trang; xóa đi rồi gõ lại chỗ ấy thì hết lưu ý này." }
    RunTogether = "W111" { "Các dòng nối liền nhau",
        "Xuống dòng một lần không làm thành dòng mới trên trang: các dòng chữ nối liền nhau thành một đoạn. Mỗi dòng là một mục thì viết dấu gạch và dấu cách ở đầu từng dòng; là một đoạn riêng thì để một dòng trống ở giữa.",
        wrong: "múa lân\nrước đèn\nphá cỗ", right: "- múa lân\n- rước đèn\n- phá cỗ" }
    DrawnHeading = "W112" { "Dòng gạch dưới một dòng chữ",
        "Dòng gạch = hoặc - ngay dưới một dòng chữ biến dòng chữ ấy thành đề mục. Đề mục thì viết ## ở đầu dòng cho rõ; muốn kẻ một đường ngang thì viết ***.",
        wrong: "V/v nghỉ học\n===\nNội dung", right: "## V/v nghỉ học\n\nNội dung" }

    LeftoverMark = "W114" { "Dấu Markdown còn lại trong chữ",
        "Một dấu như **, ~~, ![, ](, ## hay |--- thiếu phần còn lại của nó, nên người đọc thấy chính dấu ấy. Viết cho đủ, hoặc đặt dấu \\ trước nó khi muốn hiện nó.",
        wrong: "**Lưu ý: nộp trước 10 giờ.", right: "**Lưu ý:** nộp trước 10 giờ." }

    ConflictMark = "E117" { "Dấu xung đột của git",
        "Hai người cùng sửa một chỗ nên git để cả hai bản trong tệp, giữa các dòng <<<<<<<, ======= và >>>>>>>. Giữ lại bản đúng, xóa các dòng dấu rồi lưu.",
        wrong: "<<<<<<< HEAD\nHọp lúc 7 giờ\n=======\nHọp lúc 8 giờ\n>>>>>>> main", right: "Họp lúc 8 giờ" }
    UnclosedMark = "E118" { "Ghi chú hoặc mã viết dở nuốt phần sau",
        "Từ <!--, <?, <![CDATA[ hoặc <!CHỮ cho tới dấu đóng của nó không hiện lên trang. Thiếu dấu đóng thì cả phần còn lại của bài biến mất.",
        wrong: "<!-- hỏi lại cô Hoa\n\nLịch thi như sau.", right: "<!-- hỏi lại cô Hoa -->\n\nLịch thi như sau." }
    UnshownText = "W119" { "Chữ không hiện lên trang",
        "Markdown không cho hiện đoạn này: chỗ dẫn của liên kết hoặc chú thích mà không ai dùng, chữ đứng cùng dòng với ```, hoặc khối mã chưa đóng. Viết lại theo gợi ý để người đọc thấy.",
        wrong: "[Website]: https://moet.gov.vn", right: "Website: <https://moet.gov.vn>" }

    LookalikeLetter = "W120" { "Chữ chỉ trông giống chữ Việt",
        "Bộ chuyển mã cũ và bàn phím của tiếng khác để lại chữ Ð của tiếng Iceland thay cho Đ, chữ Nga thay cho a, o, c; bàn phím tiếng Trung, tiếng Nhật để lại chữ và dấu rộng gấp đôi (Ａ, １, ：). Mắt khó nhận ra nhưng máy tìm kiếm và máy đọc coi là chữ khác. Chữ rộng gấp đôi thì gõ lại; các chữ kia chạy congtruong fix là sửa cả tệp.",
        wrong: "\u{d0}ường", right: "Đường" }

    // 2xx: front matter
    NoFrontMatter = "E201" { "Thiếu phần khai báo đầu tệp",
        "Mỗi bài bắt đầu bằng một dòng ---, các mục khai báo, rồi một dòng --- nữa.",
        wrong: "# Khai giảng", right: "---\ntitle: Khai giảng\ndate: 2026-09-05\n---" }
    UnclosedFrontMatter = "E202" { "Phần khai báo chưa đóng",
        "Phần khai báo phải kết thúc bằng một dòng chỉ có ba dấu gạch ---.",
        wrong: "---\ntitle: Khai giảng\ndate: 2026-09-05\n\nSáng nay, toàn trường…", right: "---\ntitle: Khai giảng\ndate: 2026-09-05\n---\n\nSáng nay, toàn trường…" }
    YamlSyntax = "E203" { "Khai báo sai cú pháp",
        "Thường do thiếu dấu ngoặc kép quanh chữ có dấu hai chấm, hoặc thụt đầu dòng lệch. Đặt cả giá trị trong ngoặc kép.",
        wrong: "title: Thông báo: nghỉ học", right: "title: \"Thông báo: nghỉ học\"" }
    DuplicateKey = "E204" { "Mục khai báo lặp lại",
        "Mỗi mục chỉ được ghi một lần; chương trình không đoán lần nào đúng. Xóa bớt một.",
        wrong: "title: Khai giảng\ntitle: Lễ khai giảng", right: "title: Lễ khai giảng" }
    UnknownKey = "E205" { "Mục khai báo không có trong loại nội dung này",
        "Tên mục gõ sai, hoặc mục thuộc loại nội dung khác. Chương trình gợi ý tên gần nhất.",
        wrong: "tile: Khai giảng", right: "title: Khai giảng" }
    MissingField = "E206" { "Thiếu mục bắt buộc",
        "Loại nội dung này phải có mục đó. Thêm một dòng vào phần khai báo.",
        wrong: "title: Khai giảng\ndate: 2026-09-05", right: "title: Khai giảng\ndate: 2026-09-05\nauthor: Ban Biên tập\napproved_by: Trưởng Ban Biên tập" }
    WrongType = "E207" { "Giá trị sai kiểu",
        "Mục này cần một kiểu giá trị khác (chữ, số, ngày, danh sách…).",
        wrong: "draft: chưa xong", right: "draft: true" }
    BadDate = "E208" { "Ngày không hợp lệ",
        "Viết ngày là 2026-09-05 hoặc 05/09/2026, đủ bốn chữ số của năm.",
        wrong: "date: 5/9", right: "date: 05/09/2026" }
    BadChoice = "E209" { "Giá trị không nằm trong danh sách cho phép",
        "Chọn một trong các giá trị chương trình liệt kê.",
        wrong: "type: KH", right: "type: Kế hoạch" }
    LostZero = "E210" { "Số điện thoại hoặc mã số bị mất số 0",
        "Trong ngoặc kép thì số 0 ở đầu mới được giữ nguyên.",
        wrong: "phone: 0912345678", right: "phone: \"0912345678\"" }
    BadValue = "E211" { "Giá trị không đúng mẫu",
        "Địa chỉ thư, địa chỉ web, số điện thoại, năm học hoặc tuần phải đúng mẫu.",
        wrong: "school_year: 2026-27", right: "school_year: 2026-2027" }
    UnknownKind = "E212" { "Không biết đây là loại nội dung nào",
        "Tệp nằm ngoài các chuyên mục đã định, hoặc mục kind ghi tên lạ.",
        wrong: "content/tintuc/khai-giang.md", right: "content/tin-tuc/khai-giang.md" }
    BadPeriod = "E213" { "Khoảng thời gian ngược",
        "Ngày kết thúc phải sau hoặc trùng ngày bắt đầu.",
        wrong: "opens: 2026-07-01\ncloses: 2026-06-15", right: "opens: 2026-06-15\ncloses: 2026-07-01" }
    CutValue = "W214" { "Giá trị bị cắt ở dấu #",
        "Sau một dấu cách, dấu # mở một ghi chú mà không trang nào hiện. Giá trị có dấu # thì đặt trong ngoặc kép.",
        wrong: "title: Lớp 6 # 7", right: "title: \"Lớp 6 # 7\"" }
    MisreadValue = "W215" { "Giá trị được đọc khác ý người viết",
        "Chữ sau dấu ! và & là ký hiệu riêng của YAML, không lên trang; các thẻ cách nhau bằng dấu phẩy mà không có ngoặc vuông là một thẻ dài.",
        wrong: "tags: tuyển sinh, lớp 6", right: "tags: [tuyển sinh, lớp 6]" }
    MarkupInText = "W216" { "Ký hiệu Markdown hoặc thẻ HTML trong mục khai báo",
        "Các mục khai báo chỉ là chữ: dấu **, [ ]( ) và thẻ HTML hiện nguyên ra trang, danh sách và kết quả tìm kiếm. Chữ đậm, liên kết viết trong phần bài.",
        wrong: "title: \"**Khẩn**: nghỉ học\"", right: "title: \"Khẩn: nghỉ học\"" }
    DoubtfulDate = "W217" { "Ngày đáng ngờ",
        "Năm khó có thật, ngày ban hành hay ngày của số liệu chưa tới, hiệu lực trước ngày ban hành, kết quả công khai ghi ngày khi năm ấy chưa kết thúc, tên tệp nói năm khác, bài hết hạn trước khi đăng, hoặc thông báo khẩn không có ngày thôi khẩn. Bài vẫn đăng, nhưng có thể không hiện đúng lúc.",
        wrong: "date: 1926-11-20", right: "date: 2026-11-20" }
    WrongWeekday = "W218" { "Thứ không khớp với ngày",
        "Ngày ghi bên cạnh là một thứ khác. Người đọc theo thứ và người đọc theo ngày sẽ đến hai ngày khác nhau; xem lại lịch rồi sửa một trong hai.",
        wrong: "Họp thứ Hai ngày 24/11/2026", right: "Họp thứ Ba ngày 24/11/2026" }
    EmptyBody = "W219" { "Bài không có nội dung",
        "Dưới phần khai báo chưa có chữ nào, người đọc mở ra chỉ thấy tiêu đề. Viết nội dung dưới dòng --- thứ hai; chưa viết xong thì ghi draft: true.",
        wrong: "---\ntitle: Khai giảng\n---", right: "---\ntitle: Khai giảng\n---\n\nSáng nay, toàn trường…" }
    UnreadFeed = "W222" { "Bản lưu nguồn tin không dùng được",
        "Tệp mà mục portal_rss của site.yaml nhắc tới không có, hoặc không phải nguồn tin RSS hay Atom. Trang vẫn đăng, nhưng trang chủ thiếu tin của nguồn ấy. Mở nguồn tin bằng trình duyệt rồi lưu lại.",
        wrong: "portal_rss: [{ title: Sở, file: trang-chu.html, url: \"https://so.example.edu.vn/rss\" }]", right: "portal_rss: [{ title: Sở, file: nguon-so.xml, url: \"https://so.example.edu.vn/rss\" }]" }
    UnusableItems = "W223" { "Mục của nguồn tin không hiện được",
        "Mỗi mục của một nguồn tin cần có tiêu đề và địa chỉ http hoặc https. Mục thiếu một trong hai, hoặc bị cắt giữa chừng, thì bỏ ra; các mục khác vẫn hiện." }

    // 3xx: links and files
    MissingFile = "E301" { "Không tìm thấy tệp",
        "Tệp ghi trong bài không có trong thư mục. Kiểm tra tên (kể cả chữ hoa, chữ thường và dấu) hoặc thêm tệp.",
        wrong: "files: [Ke-Hoach.PDF]", right: "files: [ke-hoach.pdf]" }
    BrokenLink = "E302" { "Liên kết nội bộ hỏng",
        "Trang hoặc bài được dẫn tới không tồn tại. Sửa đường dẫn hoặc bỏ liên kết.",
        wrong: "[Lịch thi](lich-thi)", right: "[Lịch thi](../thong-bao/lich-thi.md)" }
    BrokenAnchor = "E303" { "Mục được dẫn tới không có trong trang",
        "Sau dấu # phải là tên một đề mục có trong trang đó.",
        wrong: "[Phần lễ](khai-giang.md#phần-lễ-chính)", right: "[Phần lễ](khai-giang.md#phan-le)" }
    UnsafeLink = "E304" { "Liên kết không an toàn",
        "Chỉ dùng liên kết http, https, mailto, tel hoặc đường dẫn tới tệp trong trang.",
        wrong: "[Xem](file:///C:/Users/Admin/lich-thi.docx)", right: "[Xem](lich-thi.docx)" }
    HeavyImage = "W305" { "Ảnh quá nặng",
        "Ảnh trên 2 MB làm người đọc bằng điện thoại phải chờ và tốn tiền. Thu nhỏ ảnh về chiều ngang 1600 điểm rồi lưu lại." }
    NoImageAlt = "W306" { "Ảnh thiếu mô tả",
        "Người khiếm thị nghe máy đọc mô tả thay cho ảnh. Ghi một câu tả ảnh.",
        wrong: "![](khai-giang.jpg)", right: "![Học sinh lớp 6 dự lễ khai giảng](khai-giang.jpg)" }
    ForbiddenFile = "E307" { "Loại tệp không được đăng",
        "Không đăng tệp chạy được, tệp có macro, và tệp mà trình duyệt chạy (HTML, XML, SVG), dù mang đuôi khác: chúng có thể mang mã độc. Dùng PDF, DOCX, XLSX, ảnh.",
        wrong: "files: [diem-thi.xlsm]", right: "files: [diem-thi.xlsx]" }
    FileTypeMismatch = "W308" { "Đuôi tệp không khớp nội dung, hoặc ảnh hỏng",
        "Nội dung tệp không phải loại mà đuôi tệp nói, hoặc ảnh ghi một kích thước không ảnh nào có. Mở bằng đúng chương trình rồi lưu lại." }

    RefusedHtml = "W309" { "Thẻ HTML không được dùng",
        "Bài viết chỉ nhận một số thẻ HTML an toàn; thẻ khác được bỏ hoặc hiện thành chữ. Dùng cú pháp Markdown thay cho HTML.",
        wrong: "<font color=\"red\">Khẩn</font>", right: "**Khẩn**" }

    ForeignMarkup = "W310" { "Ký hiệu của hệ thống khác",
        "Hugo, WordPress, Jekyll, MkDocs, Obsidian, Joomla, NukeViet… có ký hiệu riêng mà trang này không hiểu, nên người đọc thấy nguyên ký hiệu. Viết lại bằng Markdown.",
        wrong: "{{< youtube dQw4w9WgXcQ >}}", right: "[Xem video](https://www.youtube.com/watch?v=dQw4w9WgXcQ)" }
    ImpossibleAddress = "W311" { "Địa chỉ không ai mở được",
        "Địa chỉ ngoài trang phải có một lần https://, tên máy chủ đủ hai phần (moet.gov.vn) và không phải địa chỉ trong mạng nội bộ; sau mailto: là hộp thư, sau tel: là số điện thoại.",
        wrong: "[Cổng của Bộ](https:moet.gov.vn)", right: "[Cổng của Bộ](https://moet.gov.vn)" }
    VainLink = "W312" { "Liên kết không dẫn tới đâu",
        "Liên kết cần có chữ để bấm và có nơi dẫn tới. Nếu ghi đủ địa chỉ của chính trang này thì trang phải có địa chỉ ấy; trang vẫn được đăng, vì địa chỉ có thể do trang cũ còn giữ.",
        wrong: "[Mẫu đơn]()", right: "[Mẫu đơn](mau-don.docx)" }

    LostPage = "W315" { "Địa chỉ đã đăng nay không còn",
        "Lần đăng trước có trang ở địa chỉ này, nay không: đổi tên tệp, đổi slug hay chuyển thư mục đều đổi địa chỉ, và mọi liên kết đã gửi trên Zalo, Facebook sẽ hỏng. Ghi địa chỉ cũ vào mục aliases của bài thì người đọc vẫn tới nơi; bỏ hẳn thì ghi vào mục gone của site.yaml.",
        wrong: "title: Lễ khai giảng", right: "title: Lễ khai giảng\naliases: [/tin-tuc/le-khai-gian/]" }
    LostFile = "W316" { "Tệp đã đăng nay không còn",
        "Lần đăng trước có tệp này cho người đọc tải về, nay tên hoặc chỗ của nó đã khác. Tệp không chuyển hướng được như trang, nên hãy giữ nguyên tên tệp đã đăng; bỏ hẳn thì ghi địa chỉ của nó vào mục gone của site.yaml." }
    GivenUp = "W317" { "Địa chỉ ghi là bỏ hẳn mà vẫn đăng",
        "Mục gone của site.yaml kể những địa chỉ bỏ có chủ ý để khỏi được nhắc là mất. Địa chỉ vẫn còn trang thì đừng kể ở đó, kẻo khi mất thật không ai được báo." }

    // 4xx: the site as a whole
    RouteCollision = "E401" { "Hai trang cùng một địa chỉ",
        "Mỗi địa chỉ chỉ thuộc một trang. Đổi tên tệp hoặc đặt slug khác cho một trong hai.",
        wrong: "content/tin-tuc/2025/khai-giang.md\ncontent/tin-tuc/2026/khai-giang.md", right: "content/tin-tuc/2025/khai-giang-2025.md\ncontent/tin-tuc/2026/khai-giang-2026.md" }
    UnknownReference = "E402" { "Văn bản hoặc trang được nhắc tới không có",
        "Mục replaces, amends hoặc translation_of phải dẫn tới một tệp có thật trong thư mục content.",
        wrong: "replaces: [12/KH-THCS]", right: "replaces: [ke-hoach-nam-hoc-2025.md]" }
    BadTotal = "E403" { "Số tổng không khớp",
        "Tổng phải bằng các số thành phần cộng lại. Kiểm tra lại số liệu trước khi công bố." }
    BadTable = "E404" { "Bảng số liệu sai",
        "Tệp CSV hoặc bảng khai báo thiếu cột, thừa cột hoặc có ô không phải số.",
        wrong: "grade,classes,pupils,female\n6,8,352 em,170", right: "grade,classes,pupils,female\n6,8,352,170" }
    Cycle = "E405" { "Văn bản thay thế vòng quanh",
        "Văn bản A thay thế B thì B không thể thay thế A." }

    PossibleTotal = "W406" { "Dòng giống dòng tổng",
        "Một dòng của bảng bằng đúng tổng các dòng trên nó, ở mọi cột số. Chương trình tự cộng, nên dòng ấy làm số liệu bị tính hai lần. Dòng tổng đặt ở cuối bảng, ô đầu ghi “Tổng”, thì được đối chiếu rồi bỏ ra; hoặc xóa đi.",
        wrong: "6A,1,40,20\n6B,1,41,19\n6C,1,39,21\nKhối 6,3,120,60", right: "6A,1,40,20\n6B,1,41,19\n6C,1,39,21" }
    SpoiltCell = "W407" { "Ô bị bảng tính làm hỏng",
        "Excel tự đổi thứ giống ngày thành ngày (6/7 thành 06-Jul), viết gọn số dài (1.23E+11), hoặc không tính được công thức (#N/A). Trong Excel, định dạng ô là Văn bản rồi gõ lại, hoặc sửa công thức, rồi xuất lại CSV.",
        wrong: "06-Jul,35", right: "6/7,35" }
    GivenTwice = "W408" { "Ghi hai lần",
        "Một thẻ, một khối lớp, một số báo danh chỉ ghi một lần trong danh sách hay bảng; ghi hai lần thường là chép nhầm dòng.",
        wrong: "tags: [tuyển sinh, lớp 6, Tuyển sinh]", right: "tags: [tuyển sinh, lớp 6]" }
    SameTwice = "W409" { "Hai tệp cho cùng một tuần hay một năm học",
        "Mỗi tuần có một lịch công tác, mỗi năm học có một bản số liệu. Khi có hai, trang chỉ hiện một ở nơi chính và bảng tổng hợp có hai dòng. Thường là do chép tệp cũ mà quên đổi tuần hay năm.",
        wrong: "content/thong-ke/2025-2026.md: school_year: 2024-2025", right: "content/thong-ke/2025-2026.md: school_year: 2025-2026" }

    UnreadFile = "W410" { "Tệp không được dùng",
        "Trong content/, chương trình chỉ đọc bài viết có đuôi .md, và chỉ đăng tệp mà một bài dẫn tới, đính kèm hay hiện ra; trong schemas/ chỉ đọc tệp .yaml ở đúng chỗ. Tệp hay thư mục khác, sai tên, sai đuôi thì nằm lại mà không có tác dụng. Bài viết thì đổi đuôi thành .md; tệp thì dẫn tới nó trong bài, hoặc xóa đi.",
        wrong: "content/tin-tuc/khai-giang.markdown", right: "content/tin-tuc/khai-giang.md" }

    CopiedFile = "W412" { "Bản chép thừa do máy tạo",
        "OneDrive, Google Drive, Dropbox, Syncthing, Word và trình duyệt tự đặt thêm tệp cạnh tệp thật khi hai máy cùng sửa, khi tải về hai lần hay khi tệp đang mở. Bài bị chép thì lên trang hai lần. So hai tệp, giữ bản đúng rồi xóa bản kia.",
        wrong: "content/tin-tuc/khai-giang.md\ncontent/tin-tuc/khai-giang (1).md", right: "content/tin-tuc/khai-giang.md" }

    // 5xx: configuration, schemas, theme
    NoConfig = "E501" { "Không có tệp site.yaml",
        "Thư mục này chưa phải là một trang. Chạy congtruong new site để tạo, hoặc chỉ đúng thư mục." }
    BadSchema = "E502" { "Tệp trong schemas sai",
        "Tệp mô tả loại nội dung, cấu trúc hoặc quy tắc có lỗi." }
    BadTemplate = "E503" { "Mẫu giao diện có lỗi",
        "Tệp trong theme của trang viết sai cú pháp Tera, dùng biến hay mục không có, đặt sai tên hoặc sai thư mục. Mẫu nào cũng có site, page, view và t; mục nào có trong view thì tùy mẫu. Xóa tệp là dùng lại mẫu có sẵn.",
        wrong: "<h1>{{ entry.title }}</h1>", right: "<h1>{{ page.title }}</h1>" }

    PaleColour = "W504" { "Màu của trường quá nhạt",
        "Chữ phải đọc được trên nền sáng: độ tương phản ít nhất 4,5:1, đường viền ít nhất 3:1. Màu nhạt hơn vẫn dùng làm nền; chỗ có chữ thì chương trình dùng màu đậm hơn cùng tông.",
        wrong: "colours: { primary: \"#ffd400\" }", right: "colours: { primary: \"#846e00\" }" }

    // 6xx: what a person should look at before publishing
    PupilData = "E601" { "Lộ thông tin riêng của học sinh",
        "Họ tên học sinh đứng cùng số định danh, ngày sinh đầy đủ, số điện thoại hoặc địa chỉ nhà thì trang không được đăng. Bỏ các cột hay câu ấy trước khi lưu vào git, vì git giữ cả những gì đã xóa. Nếu buộc phải đăng và có căn cứ, ghi mục personal_data: căn cứ nào, ai đã xác nhận, đến ngày nào thì bài tự rút; bảng đối chiếu công khai đếm những trang như vậy.",
        wrong: "Em Trần Hoa Sen, lớp 6A, sinh ngày 09/08/2014", right: "Em Trần Hoa Sen, lớp 6A" }
    PersonalData = "W601" { "Có thể lộ thông tin cá nhân",
        "Đoạn này giống số định danh, ngày sinh hoặc số điện thoại của một người. Thông tin của học sinh chỉ được đăng khi có căn cứ và sự đồng ý; git giữ cả những gì đã xóa, nên hãy bỏ trước khi lưu vào git." }
    Classified = "W602" { "Có chữ chỉ độ mật",
        "Tài liệu có dấu mật hoặc chỉ lưu hành nội bộ không được đăng lên mạng. Kiểm tra lại trước khi đăng." }
    FreeMail = "W603" { "Hộp thư miễn phí dùng cho việc công",
        "Công văn 4210/GDĐT-TTTT mục IV.3 yêu cầu không dùng Gmail, Yahoo, Hotmail trong công việc. Dùng hộp thư tên miền edu.vn.",
        wrong: "emails: [c2hoaphuongvi@gmail.com]", right: "emails: [c2hoaphuongvi@phuonghoa.edu.vn]" }
    Placeholder = "W604" { "Nội dung giữ chỗ",
        "Trang còn câu giữ chỗ hoặc “đang cập nhật”: người đọc mở ra chưa biết được gì. Mục nào của bảng đối chiếu cần trang, bài ấy thì tính là chưa có.",
        wrong: "Nội dung đang cập nhật.", right: "Trường thành lập năm 1998, ban đầu có 6 lớp." }
    FutureEvent = "W605" { "Ngày đăng ở tương lai",
        "Ngày đăng sau hôm nay nên bài chưa hiện. Nếu đó là ngày diễn ra sự kiện, ghi vào mục event." }
    Overdue = "W606" { "Việc để quá lâu",
        "Câu hỏi chưa có câu trả lời, hoặc đợt góp ý đã hết hạn mà chưa có kết quả, quá 30 ngày (mốc của chương trình). Người hỏi đang chờ; trả lời hoặc ghi kết quả rồi đăng lại." }
    BadConfirmation = "E602" { "Xác nhận không dùng được",
        "Mỗi chỗ trong xac-nhan.yaml trả lời một mục của bảng đối chiếu đang cần người xác nhận: ai đã xem, ngày nào, theo minh chứng gì, có giá trị đến khi nào. Mã phải có thật, ngày không ở tương lai, minh chứng phải là thứ mà người khác xem lại được.",
        wrong: "evidence: có", right: "evidence: Biên bản họp Ban Biên tập số 03/BB-BBT ngày 10/9/2026" }
    LeavesTooEarly = "E604" { "Nội dung công khai rút quá sớm",
        "Điều 15 Thông tư 09/2024/TT-BGDĐT yêu cầu giữ nội dung công khai trên trang ít nhất 5 năm. Ngày ở expires hay keep_until phải từ ngày ấy trở đi; xóa dòng đó thì bài ở lại trang.",
        wrong: "keep_until: 2026-12-31", right: "keep_until: 2031-06-30" }
    DisclosureSoon = "W612" { "Sắp đến hạn công khai",
        "Trong 30 ngày trước hạn 30/6 (30 ngày là mốc của chương trình), chương trình nhắc một lần tên các nội dung chưa có. Nội dung có rồi thì không nhắc; nội dung đăng muộn vẫn tính là có." }
    TypedTotal = "W613" { "Dòng tổng không bằng các dòng cộng lại",
        "Dòng cuối bảng ghi là tổng, nhưng số trong dòng ấy khác với các dòng trên cộng lại. Người đọc cộng lại sẽ thấy sai; sửa dòng tổng hoặc dòng bị gõ nhầm.",
        wrong: "Giáo viên,42\nNhân viên,6\nTổng cộng,49", right: "Giáo viên,42\nNhân viên,6\nTổng cộng,48" }
    IdleConfirmation = "W608" { "Xác nhận không có tác dụng",
        "Xác nhận chỉ trả lời mục cần người xác nhận, trong thời hạn đã ghi. Mục còn thiếu vẫn là còn thiếu; mục đã có thì không cần ai xác nhận." }
    Withdrawn = "W607" { "Bài đã tự rút khỏi trang",
        "Thời hạn ghi ở personal_data.until đã qua nên bài và các tệp của bài không còn trên trang. Bỏ thông tin riêng khỏi bài thì đăng lại được; không cần nữa thì xóa tệp." }
    OfficialRule = "E603" { "Bộ quy tắc của trường mang mã của bộ chính thức",
        "Bộ chính thức đối chiếu mọi trường như nhau nên không trang nào thay được nó. Quy tắc của trường đặt mã riêng; chúng được hiện và tính điểm riêng.",
        wrong: "id: tt09-2024", right: "id: truong-2026" }
    OfficialName = "W609" { "Tệp trong schemas trùng tên với tệp của chương trình",
        "Trang thêm được loại, chuyên mục, mục và giá trị mới, đổi được lời ghi và thứ tự của những gì có sẵn; không bỏ được mục, kiểu, giá trị hay điều kiện bắt buộc mà bảng đối chiếu dựa vào. Chỗ nào bỏ bớt thì không có tác dụng.",
        wrong: "number: { type: text, required: false, label: Số }", right: "number: { label: Số văn bản }" }
    UnknownPlace = "W610" { "Không nhận ra tỉnh, thành phố",
        "Hướng dẫn của một địa phương chỉ ràng buộc đơn vị ở đó. Không biết trang ở đâu thì các mục của địa phương cần người xác nhận. Tên trước ngày 1/7/2025 cũng dùng được; đơn vị thuộc tỉnh đã sáp nhập thì ghi thêm former_province.",
        wrong: "province: Lâm Đòng", right: "province: Lâm Đồng" }
    OwnPack = "W611" { "Bộ quy tắc của trường lặp lại hoặc mượn tên văn bản",
        "Quy tắc của trường tính điểm riêng, không cộng vào điểm của bộ chính thức. Nhiều quy tắc cùng một phép kiểm không nói thêm điều gì; văn bản của cơ quan khác thì chỉ bộ chính thức dẫn chiếu.",
        wrong: "citation: { document: 4210/GDĐT-TTTT }", right: "citation: { document: Quy chế của trường, basis: căn cứ 4210/GDĐT-TTTT }" }
    NoSuchHeading = "W619" { "Quy chế không có đề mục đã ghi",
        "Mục parts cho biết phần nào của quy chế đứng dưới đề mục nào, dùng khi đề mục viết theo cách riêng. Đề mục phải chép đúng như trong bài; không có đề mục ấy thì bảng đối chiếu chỉ đọc được những đề mục tự nói rõ nội dung.",
        wrong: "heading: Chương 2", right: "heading: Chương II. Quy trình cập nhật thông tin" }
    LeftOutOfMenu = "W620" { "Danh mục bỏ sót chuyên mục bắt buộc",
        "Danh mục riêng ở menus của site.yaml thay cả danh mục có sẵn. Chuyên mục mà văn bản yêu cầu (công khai, văn bản, thủ tục…) vẫn có trên trang, nhưng người đọc chỉ tới được bằng sơ đồ trang hay ô tìm kiếm. Thêm chuyên mục vào một nhóm của danh mục.",
        wrong: "main: [{ title: Tin tức, routes: [/tin-tuc/] }]", right: "main: [{ title: Tin tức, routes: [/tin-tuc/] }, { title: Công khai, routes: [/cong-khai/] }]" }
    PlainAddress = "W621" { "Địa chỉ trang không mã hóa",
        "Trang mở bằng http:// thì trình duyệt báo không bảo mật, và mạng ở giữa đọc, sửa được những gì người đọc thấy. Nơi đặt trang nào cũng cài được chứng thư số; cài xong thì ghi https:// ở base_url.",
        wrong: "base_url: http://thcshoaphuongvi.phuonghoa.edu.vn/", right: "base_url: https://thcshoaphuongvi.phuonghoa.edu.vn/" }
    UnlikeName = "W622" { "Loại đơn vị không khớp với tên",
        "Loại đơn vị ở mục unit quyết định mục nào của bảng đối chiếu ràng buộc. Tên đơn vị nói một loại mà unit ghi loại khác thì một trong hai chỗ ghi nhầm.",
        wrong: "name: Trường THCS Sen Trắng\nunit: nhom-tre", right: "name: Trường THCS Sen Trắng\nunit: thcs" }
    UnrealValue = "W614" { "Thông tin chưa có thật",
        "Mục này chỉ có chữ giữ chỗ (“chưa có”, “...”, “test”), số điện thoại bịa như 0123456789, hộp thư không của ai, tác giả ghi “Sưu tầm” mà không có nguồn, nguồn ghi “Internet”, câu trả lời chỉ cảm ơn và hẹn lại, danh sách trống, bảng toàn số 0, toàn một con số hay của việc khác, khối lớp mà trường không có, trang giới thiệu nói về trường khác. Trang vẫn đăng, nhưng người đọc không dùng được; mục nào bảng đối chiếu đọc thì tính là chưa có, và lời nhắc nói rõ.",
        wrong: "phone: \"0000 000 000\"", right: "phone: \"0299 000 1998\"" }
    UnrealLink = "W615" { "Liên kết không tới nơi đã nêu",
        "Địa chỉ để làm ví dụ (example.com), trang miễn phí ai cũng mở được hoặc trang của nơi khác không phải hệ thống hay cơ quan mà liên kết nêu tên. Bộ ở moet.gov.vn; cơ quan quản lý ở tên miền gov.vn hoặc edu.vn.",
        wrong: "system: bo\nurl: https://example.com/", right: "system: bo\nurl: https://moet.gov.vn/" }
    BrokenFile = "W616" { "Tệp rỗng hoặc bị cắt",
        "Tệp không có gì bên trong, hoặc thiếu phần cuối mà loại tệp ấy phải có: thường do chép, tải lên dở dang. Người đọc tải về không mở được, bảng đối chiếu tính là chưa có tệp. Chép lại bản đủ rồi đè lên." }
    OtherLanguage = "W617" { "Chữ không phải của ngôn ngữ trang",
        "Trang của bản tiếng Anh phải viết bằng tiếng Anh; bài tiếng Việt phải có dấu, nếu không người đọc hiểu sai và máy đọc màn hình đọc sai. Chữ thành “TrÆ°á»ng” là do tệp bị đọc sai bảng mã: chép lại từ bài gốc, lưu bằng UTF-8.",
        wrong: "Truong thong bao lich thi cuoi hoc ky", right: "Trường thông báo lịch thi cuối học kỳ" }
    Repeated = "W618" { "Một thứ đăng hai lần",
        "Một văn bản (cùng số, cùng nơi ban hành, cùng hình thức, cùng năm), một tệp của văn bản hay nội dung của một trang đã có ở chỗ khác; số liệu, báo cáo công khai đã là của năm khác; nhiều bài chỉ khác nhau con số hay tiêu đề; một mẫu đơn cho mọi thủ tục; lịch tuần chép của tuần trước; tệp của văn bản khác đính kèm thay cho quyết định, quy chế, nội dung công khai. Bảng đối chiếu chỉ tính một lần.",
        wrong: "content/van-ban/12-qd.md và content/van-ban/ban-sao.md: number: 12/QĐ-THCS", right: "content/van-ban/12-qd.md: number: 12/QĐ-THCS" }
}

impl Code {
    /// Reads a code as a person types it; letter case doesn't matter.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str().eq_ignore_ascii_case(text.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_unique_and_explained() {
        let mut seen = std::collections::BTreeSet::new();
        for code in Code::ALL {
            let explanation = code.explanation();
            assert!(seen.insert(code.as_str()), "{} is used twice", code.as_str());
            assert!(explanation.title.len() > 8 && explanation.text.len() > 40, "{} is not explained", code.as_str());
            assert_eq!(Code::parse(&code.as_str().to_lowercase()), Some(*code));
        }
    }
}
