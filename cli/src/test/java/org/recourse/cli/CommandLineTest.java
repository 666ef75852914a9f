package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.regions.RegionDecoding;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.testkit.Drawing;

class CommandLineTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  Path bank;

  @BeforeEach
  void makeBank() {
    bank = folder.resolve("bank");
    assertThat(Run.of("bank", "create", "--bank", bank, "--name", "cases").code())
        .isZero();
  }

  private static Hashing.Fingerprinted landscape(int seed) {
    Pixels pixels = Pixels.of(320, 240, 3, Drawing.LANDSCAPE.draw(320, 240, seed));
    return (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(pixels);
  }

  @Test
  void hashPrintsTheFingerprintsThatTheLibraryMakes() throws IOException {
    Path picture = Pictures.landscape(folder.resolve("a.bmp"), 1);
    Run run = Run.of("hash", "--quiet", "--json", "--orientations", picture);
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .startsWith("{\"file\":\"" + picture + "\",\"sha256\":\"")
        .contains("\"pdq\":\"" + landscape(1).fingerprint().toHex() + "\",\"quality\":100")
        .contains("\"rot90\":\"" + landscape(1).in(Orientation.ROTATED_90).toHex() + "\"");
  }

  @Test
  void directoryIsHashedInOrderAndWhatCannotBeReadIsToldWithoutStoppingTheRest()
      throws IOException {
    Path inside = Files.createDirectories(folder.resolve("in/deeper"));
    Pictures.landscape(folder.resolve("in/b.bmp"), 2);
    Pictures.landscape(inside.resolve("c.bmp"), 3);
    Files.write(folder.resolve("in/a.jpg"), new byte[0]);
    Files.writeString(folder.resolve("in/text.txt"), "no picture");
    Files.createSymbolicLink(inside.resolve("loop"), folder.resolve("in"));
    Run run = Run.of("hash", "--quiet", "--json", folder.resolve("in"), folder.resolve("missing"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("a.jpg").contains("\"refused\":\"EMPTY\""),
            line -> assertThat(line)
                .contains("b.bmp")
                .contains(landscape(2).fingerprint().toHex()),
            line -> assertThat(line)
                .contains("c.bmp")
                .contains(landscape(3).fingerprint().toHex()),
            line -> assertThat(line).contains("loop").contains("UNREADABLE").contains("itself"),
            line ->
                assertThat(line).contains("text.txt").contains("\"refused\":\"UNKNOWN_FORMAT\""),
            line -> assertThat(line).contains("missing").contains("no such file"));
  }

  @Test
  void regionsArePrintedAsABankKeepsThem() throws IOException {
    Path picture = Pictures.landscape(folder.resolve("regions.bmp"), 4);
    String line =
        Run.of("hash", "--quiet", "--json", "--regions", picture).lines().getFirst();
    String hex = line.replaceAll(".*\"regions\":\"([0-9a-f]+)\".*", "$1");
    assertThat(RegionFingerprints.decoded(HexFormat.of().parseHex(hex)))
        .isInstanceOfSatisfying(
            RegionDecoding.Decoded.class,
            decoded -> assertThat(decoded.fingerprints().regions()).isNotEmpty());
    assertThat(Run.of("hash", "--quiet", "--json", picture).out()).doesNotContain("regions\":");
  }

  @Test
  void changedCopiesAreFoundAndStrangersAreNot() throws IOException {
    Path original = Pictures.landscape(folder.resolve("original.bmp"), 4);
    assertThat(Run.of("bank", "add", "--quiet", "--bank", bank, original).code())
        .isZero();
    Path copy = Files.copy(original, folder.resolve("copy.bmp"));
    Path mirrored = Pictures.mirroredLandscape(folder.resolve("mirrored.bmp"), 4);
    Path cropped = Pictures.croppedLandscape(folder.resolve("cropped.bmp"), 4);
    Path stranger = Pictures.landscape(folder.resolve("stranger.bmp"), 5);
    Run run =
        Run.of("match", "--quiet", "--json", "--bank", bank, copy, mirrored, cropped, stranger);
    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .satisfiesExactly(
            line -> assertThat(line)
                .contains("\"bank\":\"cases\",\"entry\":\"1\",\"by\":\"digest\",\"distance\":0"),
            line -> assertThat(line)
                .contains("\"by\":\"picture\"")
                .contains("\"orientation\":\"flipy\""),
            line -> assertThat(line).contains("\"by\":\"region\"").contains("\"region\":["),
            line -> assertThat(line).endsWith("\"matches\":[]}"));
  }

  @Test
  void framedCopyOfAnImportedFingerprintIsFoundAndItsPlaceIsTold() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.writeString(list, "pdq " + landscape(6).fingerprint().toHex() + "\n");
    assertThat(Run.of("bank", "import", "--bank", bank, list).code()).isZero();
    Path framed = Pictures.framedLandscape(folder.resolve("framed.bmp"), 6);
    Run run = Run.of("match", "--quiet", "--json", "--bank", bank, framed);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\"by\":\"inner\"")
        .contains("\"orientation\":\"orig\"")
        .contains("\"region\":[0.1,0.25,0.9,0.25,0.9,0.75,0.1,0.75]");
  }

  @Test
  void fingerprintsOfPartsAreKeptUnlessTheyAreDeclined() throws IOException {
    Path picture = Pictures.landscape(folder.resolve("a.bmp"), 9);
    Run.of("bank", "add", "--quiet", "--no-regions", "--bank", bank, picture);
    Run.of("bank", "add", "--quiet", "--bank", bank, picture);
    assertThat(Run.of("bank", "list", "--bank", bank).lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("1 pictures").contains(" 0 regions"),
            line -> assertThat(line).contains("1 pictures").doesNotContain(" 0 regions"));
  }

  @Test
  void pictureWithTooLittleInItIsRefusedByABank() throws IOException {
    Run run =
        Run.of("bank", "add", "--quiet", "--bank", bank, Pictures.flat(folder.resolve("flat.bmp")));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("TOO_PLAIN").contains("0 added, 1 refused");
  }

  @Test
  void signalsAreImportedLookedUpAndExportedAsTheyCame() throws IOException {
    List<String> hexes =
        Stream.of(1, 2, 3).map(seed -> landscape(seed).fingerprint().toHex()).toList();
    String vpdq = "[\"" + hexes.get(2) + ",100,0.000\", \"" + hexes.get(1) + ",100,0.500\"]";
    Path list = Files.write(
        folder.resolve("list.txt"),
        List.of(
            "# a comment",
            "pdq " + hexes.get(0),
            "",
            hexes.get(1),
            "vpdq " + vpdq,
            "video_md5 0123456789abcdef0123456789abcdef"));
    assertThat(Run.of("bank", "import", "--bank", bank, list).out()).contains("4 added, 0 refused");

    Run run = Run.of("match", "--json", "--bank", bank, "--signals", list);
    assertThat(run.code()).isZero();
    assertThat(run.lines()).hasSize(4);
    assertThat(run.lines().get(0)).contains("list.txt:2\"").contains("\"entry\":\"1\"");
    assertThat(run.lines().get(2)).contains("\"queryPercent\":100").contains("\"entry\":\"3\"");
    assertThat(run.lines().get(3)).contains("\"by\":\"digest\"").contains("\"entry\":\"4\"");

    Run export = Run.of("bank", "export", "--format", "signals", "--bank", bank);
    assertThat(export.lines())
        .containsExactly(
            "pdq " + hexes.get(0),
            "pdq " + hexes.get(1),
            "vpdq " + vpdq,
            "md5 0123456789abcdef0123456789abcdef");
  }

  @Test
  void exportedBankIsReadBackWhole() throws IOException {
    Path picture = Pictures.landscape(folder.resolve("a.bmp"), 6);
    Run.of("bank", "add", "--quiet", "--named", "--bank", bank, picture);
    Path file = Files.writeString(
        folder.resolve("export.jsonl"), Run.of("bank", "export", "--bank", bank).out());
    Path other = folder.resolve("other");
    Run.of("bank", "create", "--bank", other);
    assertThat(Run.of("bank", "import", "--bank", other, file).code()).isZero();
    assertThat(Run.of("bank", "export", "--bank", other).out()).isEqualTo(Files.readString(file));
  }

  @Test
  void badLineIsToldWithItsPlaceAndTheOthersAreTaken() throws IOException {
    String hex = landscape(1).fingerprint().toHex();
    Path list = Files.write(
        folder.resolve("list.txt"),
        List.of(
            "pdq " + hex,
            "pdq " + hex.substring(1),
            "pdq " + hex.replaceAll("^.", "x"),
            "tlsh T1" + hex,
            "{\"pdq\":",
            "{}",
            "vpdq [1]",
            hex));
    Run run = Run.of("bank", "import", "--bank", bank, list);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "list.txt:2: BAD_SIGNAL: a PDQ fingerprint is 64 hexadecimal digits, this has 63 characters")
        .contains("list.txt:3: BAD_SIGNAL: not a hexadecimal digit at position 1 of 64")
        .contains("list.txt:4: BAD_SIGNAL")
        .contains("list.txt:5: BAD_SIGNAL")
        .contains("list.txt:6: BAD_SIGNAL")
        .contains("list.txt:7: BAD_SIGNAL")
        .contains("2 added, 6 refused")
        .doesNotContain(hex.substring(2, 30));
  }

  @Test
  void removedEntryMatchesNothingAndItsNumberIsNotUsedAgain() throws IOException {
    String hex = landscape(1).fingerprint().toHex();
    Path list = Files.writeString(folder.resolve("list.txt"), "pdq " + hex);
    Run.of("bank", "import", "--bank", bank, list);
    assertThat(Run.of("bank", "remove", "--bank", bank, "1").out()).contains("removed  1");
    assertThat(Run.of("match", "--bank", bank, "--signals", list).code()).isEqualTo(1);
    assertThat(Run.of("bank", "remove", "--bank", bank, "1").code()).isEqualTo(1);
    Run.of("bank", "import", "--bank", bank, list);
    assertThat(Run.of("bank", "list", "--bank", bank).out()).startsWith("2 ");
  }

  @Test
  void damagedBankIsToldWithFileAndPlace() throws IOException {
    Path list = Files.writeString(
        folder.resolve("list.txt"), "pdq " + landscape(1).fingerprint().toHex());
    Run.of("bank", "import", "--bank", bank, list);
    List<Path> files;
    try (Stream<Path> all = Files.list(bank)) {
      files = all.filter(file -> file.toFile().length() > 40).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      damaged[damaged.length / 2] ^= 4;
      Files.write(file, damaged);
      Run check = Run.of("bank", "check", "--bank", bank);
      assertThat(check.code()).as(file.toString()).isEqualTo(1);
      assertThat(check.out()).contains("damaged").contains(file.getFileName().toString());
      Run match = Run.of("match", "--bank", bank, "--signals", list);
      assertThat(match.code()).isEqualTo(1);
      assertThat(match.err().lines()).hasSize(1);
      Files.write(file, whole);
    }
    assertThat(Run.of("bank", "check", "--bank", bank).code()).isZero();
  }

  @Test
  void compareTellsHowManyBitsDifferAndHowThePictureLies() throws IOException {
    Path a = Pictures.landscape(folder.resolve("a.bmp"), 7);
    Path b = Pictures.mirroredLandscape(folder.resolve("b.bmp"), 7);
    Run alike = Run.of("compare", "--quiet", "--json", a, b);
    assertThat(alike.code()).isZero();
    assertThat(alike.out()).contains("\"orientation\":\"flipy\"").contains("\"alike\":true");
    Run different = Run.of("compare", "--quiet", a, Pictures.landscape(folder.resolve("c.bmp"), 8));
    assertThat(different.code()).isEqualTo(1);
    assertThat(different.out()).contains("do not look alike");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hash",
        "nonsense",
        "bank",
        "bank create",
        "match x.jpg",
        "compare a",
        "hash --dialect old a",
        "match --bank b --radius 65 a",
        "match --bank b --radius x a",
        "match --bank b",
        "bank create --bank b --radius 300"
      })
  void wrongUseExitsWithTwoAndSaysWhy(String arguments) {
    Run run = Run.of((Object[]) arguments.split(" "));
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).isNotBlank();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void bankThatIsNotThereIsToldInOneLine() {
    Run run = Run.of("bank", "info", "--bank", folder.resolve("nothing"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void nameThatWouldMoveTheCursorIsShownHarmless() throws IOException {
    Path file = Files.createFile(folder.resolve("a\u001b[2Jb\u202e.jpg"));
    assertThat(Run.of("hash", "--quiet", file).out())
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void measuringADirectoryWithoutPicturesSaysSo() throws IOException {
    Files.writeString(folder.resolve("list.txt"), "no picture");
    Run run = Run.of("bench", "hash", folder.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there is no picture in what was named");
  }

  @Test
  void manualAndCompletionCoverEveryCommand() {
    String manual = Run.of("manual").out();
    String completion = Run.of("completion").out();
    for (String command : List.of("hash", "match", "compare", "demo", "import", "export")) {
      assertThat(manual).containsIgnoringCase("RECOURSE").containsIgnoringCase(command);
      assertThat(completion).contains(command);
    }
  }
}
