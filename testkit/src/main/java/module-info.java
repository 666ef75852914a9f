/// Pictures that we drew, for tests and demonstrations. Uses integers only, so that a drawing has
/// the same pixels on every machine and in the browser.
module org.recourse.testkit {
  requires static org.jspecify;

  exports org.recourse.testkit;
}
