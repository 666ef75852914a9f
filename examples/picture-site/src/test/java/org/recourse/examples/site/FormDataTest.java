package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormDataTest {

  private static final String BOUNDARY = "----b0undary";

  private static FormData read(String content) {
    return FormData.read(
        "multipart/form-data; boundary=" + BOUNDARY, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aFileComesOutAsItWentIn() {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < 256; i++) {
      bytes.append((char) i);
    }
    bytes.append("\r\n--not the boundary\r\n\r\n");
    FormData form = read("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; "
        + "filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n--" + BOUNDARY
        + "--\r\n");
    assertThat(form.file("file"))
        .hasValueSatisfying(file ->
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).isEqualTo(bytes.toString()));
    assertThat(form.file("filename")).isEmpty();
  }

  @Test
  void textsAreRead() {
    String title = new String(
        "\u00dcber \u6211".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    FormData form =
        read("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + title
            + "\r\n--" + BOUNDARY + "--\r\n");
    assertThat(form.text("title")).isEqualTo("\u00dcber \u6211");
  }

  @Test
  void aFormWithoutFilesIsReadToo() {
    FormData form = FormData.read(
        "application/x-www-form-urlencoded",
        "text=I+object%21&empty=&bad=%zz".getBytes(StandardCharsets.UTF_8));
    assertThat(form.text("text")).isEqualTo("I object!");
    assertThat(form.text("empty")).isEmpty();
    assertThat(form.text("bad")).isEmpty();
    assertThat(form.text("absent")).isEmpty();
  }

  @Test
  void whatIsCutOffOrNoFormHasNoFields() {
    assertThat(read("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"\r\n")
            .file("file"))
        .isEmpty();
    assertThat(FormData.read("multipart/form-data", new byte[] {1, 2}).file("file"))
        .isEmpty();
  }
}
