package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

  private final Places places = new Places(Set.of("pictures.example", "localhost:8100"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pictures.example/p/41",
        " HTTPS://Pictures.Example/p/41 \n",
        "pictures.example/p/41",
        "http://localhost:8100/raw/41",
        "https://pictures.example/raw/41.jpg",
        "https://pictures.example/p/41/?utm_source=mail#top",
        "/p/41?x",
        "41",
        "#41"
      })
  void whatPeoplePasteLeadsToThePicture(String locator) {
    assertThat(places.picture(locator)).contains("41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://elsewhere.example/p/41",
        "https://pictures.example@elsewhere.example/p/41",
        "https://elsewhere.example/https://pictures.example/p/41",
        "https://pictures.example:8443/p/41",
        "https://pictures.example/p/",
        "https://pictures.example/p/041",
        "https://pictures.example/p/41/../42",
        "https://pictures.example/mine/41",
        "https://pictures.example/p/41 or so",
        "the one with the dog",
        "-41",
        "99999999999999999999"
      })
  void whatIsNoPictureOfThisSiteLeadsNowhere(String locator) {
    assertThat(places.picture(locator)).isEmpty();
  }
}
