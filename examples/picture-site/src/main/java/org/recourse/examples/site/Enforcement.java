package org.recourse.examples.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.recourse.examples.site.Picture.Restriction;

/// Does what Recourse tells by webhook. Each of these may be told twice, and doing it twice does no
/// harm. May be shared between threads.
final class Enforcement {

  private final Gallery gallery;
  private final Recourse recourse;
  private final Places places;
  private final Function<String, String> viewOf;

  // By the picture's name, where it was found: after a look the next reviewer needs a new link.
  private final Map<String, Located> located = new ConcurrentHashMap<>();

  private record Located(String notice, int item) {}

  /// @param viewOf makes a link of a picture's name that shows it once
  Enforcement(Gallery gallery, Recourse recourse, Places places, Function<String, String> viewOf) {
    this.gallery = gallery;
    this.recourse = recourse;
    this.places = places;
    this.viewOf = viewOf;
  }

  /// Does what the news ask for.
  ///
  /// @throws IOException if it could not be done; Recourse will tell it again
  void handle(Json.Obj news) throws IOException {
    switch (news.text("event")) {
      case "notice.received" -> find(news.text("notice"));
      case "item.act" -> act(news);
      case "item.restore" -> restore(news);
      default -> {
        // Nothing is to be done here.
      }
    }
  }

  // A notice came in: say which pictures it means.
  private void find(String notice) throws IOException {
    for (Recourse.Place place : recourse.places(notice)) {
      Optional<Picture> picture = places.picture(place.locator()).flatMap(gallery::find);
      if (picture.isPresent()) {
        locate(notice, place, picture.get());
      }
    }
  }

  private void locate(String notice, Recourse.Place place, Picture picture) throws IOException {
    if (place.restricted()) {
      // The person shown may be a child: no fingerprint, no look, by nobody.
      recourse.locate(notice, place.item(), picture, List.of(), List.of(), Optional.empty());
    } else {
      located.put(picture.id(), new Located(notice, place.item()));
      handIn(picture);
    }
  }

  /// A reviewer has looked, and that link is used up: the next one gets another.
  void looked(Picture picture) throws IOException {
    if (located.containsKey(picture.id())) {
      handIn(picture);
    }
  }

  private void handIn(Picture picture) throws IOException {
    Located where = located.get(picture.id());
    if (where != null) {
      recourse.locate(
          where.notice(),
          where.item(),
          picture,
          picture.signals(),
          gallery.sameFiles(picture).stream().map(Picture::id).toList(),
          Optional.of(viewOf.apply(picture.id())));
    }
  }

  // A person decided: take the picture off with its copies, keep the reasons for the uploaders, and
  // then confirm. Removing and disabling look alike from outside; what was removed is deleted when
  // nobody can object any more.
  private void act(Json.Obj news) throws IOException {
    Restriction why = new Restriction(
        news.text("notice"),
        (int) news.number("item"),
        news.text("effect"),
        news.object("statement").object("text").text("en"));
    for (String id : pictures(news)) {
      gallery.change(id, picture -> picture.takenOff(why));
    }
    located.remove(news.text("itemId"));
    recourse.done(news.number("action"));
  }

  // A decision was taken back.
  private void restore(Json.Obj news) throws IOException {
    for (String id : pictures(news)) {
      gallery.change(id, Picture::givenBack);
    }
    recourse.done(news.number("action"));
  }

  private static List<String> pictures(Json.Obj news) {
    List<String> ids = new ArrayList<>(news.texts("copies"));
    ids.addFirst(news.text("itemId"));
    return ids;
  }
}
