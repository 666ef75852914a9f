/** What the offline page says, by language. */

/** @typedef {typeof EN} Texts */

const EN = {
  language: 'Language',
  leave: 'Leave this page',
  title: 'Make fingerprints without a network',
  promise: 'Your pictures and videos stay on this device. This page cannot send anything.',
  what: 'It turns each file into short codes, its fingerprints. With them, copies can be recognised '
    + 'without anybody having the picture. The files are not shown here.',
  proof: 'To be sure, switch this device to aeroplane mode first. It works just the same.',
  age: 'How old was everyone in the pictures and videos when they were made?',
  adult: 'Everyone was 18 or older',
  minor: 'Someone was under 18, or I am not sure',
  minors: 'Please make no fingerprints here, and do not save, copy or send these files. There are '
    + 'people for exactly this, and they help without asking for blame. You may go alone.',
  choose: 'Choose pictures and videos',
  stage: 'Item {number} of {count}',
  ready: 'Ready.',
  plain: 'There is little to see in it. Only the very same file can be recognised.',
  digestsOnly: 'This browser cannot open it. Only the very same file can be recognised. If you can, '
    + 'save it as JPEG, PNG or MP4 and choose it again.',
  notRead: 'The file could not be read. Please choose it again.',
  small: 'It is too small. Only the very same file can be recognised.',
  falsified: 'This browser changes pictures when a page reads them, to protect you from being '
    + 'tracked. Only the very same file can be recognised. Another browser can do more.',
  tooOld: 'This browser is too old to make fingerprints. A current version of Chrome, Edge, Firefox '
    + 'or Safari can.',
  save: 'Save the notes',
  kept: 'The file that is saved holds the fingerprints and nothing else: no pictures, no names, no '
    + 'times. Who finds it cannot see your pictures, but who has a picture could tell that it is '
    + 'among them. Delete it when you have handed it in.',
  later: 'Hand it in on the service’s page, where it asks for pictures: choose this file instead.',
  left: 'Saved pages and files stay where your browser puts downloads, and in its list of downloads.',
};

/** @type {Texts} */
const ZH_HANS = {
  language: '语言',
  leave: '离开此页',
  title: '不联网制作指纹',
  promise: '您的图片和视频留在这台设备上。此页面无法发送任何内容。',
  what: '它把每个文件变成简短的代码，也就是指纹。凭指纹可以认出副本，而任何人都不需要拿到图片。此页面不会显示这些文件。',
  proof: '想要确认，请先把设备调到飞行模式，一样可以使用。',
  age: '图片和视频拍摄或制作时，里面每个人多大？',
  adult: '所有人都已满 18 岁',
  minor: '有人未满 18 岁，或者我不确定',
  minors: '请不要在这里制作指纹，也不要保存、复制或发送这些文件。有专门的人帮助处理这种情况，不会责怪您。您可以自己联系他们。',
  choose: '选择图片和视频',
  stage: '第 {number} 项，共 {count} 项',
  ready: '完成。',
  plain: '画面内容太少，只能认出完全相同的文件。',
  digestsOnly: '此浏览器打不开它，只能认出完全相同的文件。如果可以，请另存为 JPEG、PNG 或 MP4 后再选一次。',
  notRead: '无法读取文件，请再选一次。',
  small: '尺寸太小，只能认出完全相同的文件。',
  falsified: '为防止您被跟踪，此浏览器会改动网页读取的图片，因此只能认出完全相同的文件。换一个浏览器可以做得更多。',
  tooOld: '此浏览器版本太旧，无法制作指纹。请使用新版的 Chrome、Edge、Firefox 或 Safari。',
  save: '保存记录',
  kept: '保存的文件里只有指纹：没有图片、姓名和时间。捡到它的人看不到您的图片，但手里已有某张图片的人可以判断它是否在其中。提交之后请删除它。',
  later: '在服务页面要求选择图片的地方，改选这个文件即可提交。',
  left: '保存的页面和文件会留在浏览器的下载文件夹和下载列表里。',
};

/** @type {Texts} */
const ZH_HANT = {
  language: '語言',
  leave: '離開此頁',
  title: '不連網製作指紋',
  promise: '您的圖片和影片留在這台裝置上。此頁面無法傳送任何內容。',
  what: '它把每個檔案變成簡短的代碼，也就是指紋。憑指紋可以認出副本，而任何人都不需要拿到圖片。此頁面不會顯示這些檔案。',
  proof: '想要確認，請先把裝置調到飛航模式，一樣可以使用。',
  age: '圖片和影片拍攝或製作時，裡面每個人多大？',
  adult: '所有人都已滿 18 歲',
  minor: '有人未滿 18 歲，或者我不確定',
  minors: '請不要在這裡製作指紋，也不要儲存、複製或傳送這些檔案。有專門的人協助處理這種情況，不會責怪您。您可以自己聯絡他們。',
  choose: '選擇圖片和影片',
  stage: '第 {number} 項，共 {count} 項',
  ready: '完成。',
  plain: '畫面內容太少，只能認出完全相同的檔案。',
  digestsOnly: '此瀏覽器打不開它，只能認出完全相同的檔案。如果可以，請另存為 JPEG、PNG 或 MP4 後再選一次。',
  notRead: '無法讀取檔案，請再選一次。',
  small: '尺寸太小，只能認出完全相同的檔案。',
  falsified: '為防止您被追蹤，此瀏覽器會改動網頁讀取的圖片，因此只能認出完全相同的檔案。換一個瀏覽器可以做得更多。',
  tooOld: '此瀏覽器版本太舊，無法製作指紋。請使用新版的 Chrome、Edge、Firefox 或 Safari。',
  save: '儲存記錄',
  kept: '儲存的檔案裡只有指紋：沒有圖片、姓名和時間。撿到它的人看不到您的圖片，但手裡已有某張圖片的人可以判斷它是否在其中。提交之後請刪除它。',
  later: '在服務頁面要求選擇圖片的地方，改選這個檔案即可提交。',
  left: '儲存的頁面和檔案會留在瀏覽器的下載資料夾和下載清單裡。',
};

/** @type {Texts} */
const KO = {
  language: '언어',
  leave: '이 페이지 나가기',
  title: '네트워크 없이 지문 만들기',
  promise: '사진과 영상은 이 기기에만 남습니다. 이 페이지는 아무것도 보낼 수 없습니다.',
  what: '각 파일을 짧은 코드인 지문으로 바꿉니다. 지문이 있으면 아무도 사진을 갖지 않고도 복사본을 알아볼 수 있습니다. 파일은 여기에 표시되지 않습니다.',
  proof: '확인하고 싶다면 먼저 비행기 모드를 켜세요. 똑같이 작동합니다.',
  age: '사진과 영상이 만들어질 때 그 안의 모든 사람은 몇 살이었나요?',
  adult: '모두 만 18세 이상이었습니다',
  minor: '만 18세 미만인 사람이 있었거나 잘 모르겠습니다',
  minors: '여기서 지문을 만들지 말고, 이 파일을 저장·복사·전송하지 마세요. 바로 이런 일을 돕는 사람들이 있으며 탓하지 않습니다. 혼자 연락해도 됩니다.',
  choose: '사진과 영상 선택',
  stage: '{count}개 중 {number}번째',
  ready: '완료되었습니다.',
  plain: '보이는 내용이 적어 완전히 같은 파일만 알아볼 수 있습니다.',
  digestsOnly: '이 브라우저에서 열 수 없어 완전히 같은 파일만 알아볼 수 있습니다. 가능하면 JPEG, PNG 또는 MP4로 저장한 뒤 다시 선택하세요.',
  notRead: '파일을 읽을 수 없습니다. 다시 선택하세요.',
  small: '너무 작아서 완전히 같은 파일만 알아볼 수 있습니다.',
  falsified: '이 브라우저는 추적을 막기 위해 페이지가 읽는 사진을 바꿉니다. 그래서 완전히 같은 파일만 알아볼 수 있습니다. 다른 브라우저를 쓰면 더 많은 것이 가능합니다.',
  tooOld: '이 브라우저는 너무 오래되어 지문을 만들 수 없습니다. 최신 Chrome, Edge, Firefox 또는 Safari를 사용하세요.',
  save: '메모 저장',
  kept: '저장되는 파일에는 지문만 있습니다. 사진도, 이름도, 시간도 없습니다. 파일을 발견한 사람은 사진을 볼 수 없지만, 어떤 사진을 이미 가진 사람은 그것이 포함되어 있는지 알 수 있습니다. 제출한 뒤에는 삭제하세요.',
  later: '서비스 페이지에서 사진을 고르는 곳에서 이 파일을 선택하면 제출됩니다.',
  left: '저장한 페이지와 파일은 브라우저의 다운로드 폴더와 다운로드 목록에 남습니다.',
};

/** @type {Record<string, Texts>} */
export const TEXTS = { 'en': EN, 'zh-Hans': ZH_HANS, 'zh-Hant': ZH_HANT, 'ko': KO };

/** Who helps when someone is under 18: names and numbers, the same in all languages. */
export const HELP = [
  'Take It Down (NCMEC): takeitdown.ncmec.org',
  'UK: Report Remove, childline.org.uk, 0800 1111',
  '대한민국: 디지털성범죄피해자지원센터, d4u.stop.or.kr, 02-735-8994',
  '臺灣: 113',
  '中国: 110, 12355, 12377',
  'inhope.org',
];

/**
 * Returns which of the languages a person reads best, by what her browser asks pages for.
 *
 * @param {readonly string[]} wanted for example `zh-TW`
 */
export function bestLanguage(wanted) {
  for (const tag of wanted) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) {
      return 'zh-Hant';
    }
    if (/^zh\b/i.test(tag)) {
      return 'zh-Hans';
    }
    const [language] = tag.toLowerCase().split('-');
    if (language === 'en' || language === 'ko') {
      return language;
    }
  }
  return 'en';
}
