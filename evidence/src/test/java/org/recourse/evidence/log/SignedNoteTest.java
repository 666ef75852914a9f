package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.evidence.Verdict;

/// Notes, by the example of the specification and by everything that is none.
class SignedNoteTest {

  // C2SP signed-note, section "Example".
  private static final String KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String NOTE = "This is an example message.\n\n"
      + "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ"
      + "XsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void exampleOfTheSpecificationIsSignedByItsKey() throws Exception {
    NoteKey key = NoteKey.read(KEY);
    SignedNote note = SignedNote.read(utf8(NOTE));
    assertThat(key).hasToString(KEY).isEqualTo(NoteKey.read(KEY));
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.bytes()).isEqualTo(utf8(NOTE));
    NoteSignature signature = note.signatures().getFirst();
    assertThat(key.isOf(signature)).isTrue();
    assertThat(note.signedBy(key)).isEqualTo(Verdict.HOLDS);
    assertThat(new SignedNote("This is an example message!\n", note.signatures()).signedBy(key))
        .isEqualTo(Verdict.FAILS);
    for (int length : new int[] {64, 3}) {
      SignedNote wrong = note.with(NoteSignature.of(key, new byte[length]));
      assertThat(wrong.signedBy(key)).isEqualTo(Verdict.FAILS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n\nno dash AAAAAAAA\n",
        "text\n\n\u2014 name\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\n\u2014 na me AAAAAAAA\n",
        "text\n\n\u2014 na+me AAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAA",
        "text\n\n\u2014 name AAAAAAB=\n",
        "text\n\n\u2014 name AAAA AAAA\n",
        "te\txt\n\n\u2014 name AAAAAAAA\n",
        "text\r\n\n\u2014 name AAAAAAAA\n",
      })
  void whatIsNoNoteIsRefused(String text) {
    assertThatThrownBy(() -> SignedNote.read(utf8(text))).isInstanceOf(NotLogFormatException.class);
  }

  @Test
  void whatIsNoTextOrTooLongIsRefused() {
    byte[] broken = utf8(NOTE);
    broken[2] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.read(broken)).hasMessage("note: expected UTF-8");
    assertThatThrownBy(() -> SignedNote.read(new byte[SignedNote.MOST_BYTES + 1]))
        .isInstanceOf(NotLogFormatException.class);
    String many = NOTE + "\u2014 name AAAAAAAA\n".repeat(SignedNote.MOST_SIGNATURES);
    assertThatThrownBy(() -> SignedNote.read(utf8(many)))
        .hasMessage("note: expected 1 to 64 signatures");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com/foo",
        "example.com/foo+530d903a",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fob+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example com+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+Aeky",
        "example.com/foo+530d903a+!",
      })
  void whatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> NoteKey.read(text)).isInstanceOf(NotLogFormatException.class);
  }
}
