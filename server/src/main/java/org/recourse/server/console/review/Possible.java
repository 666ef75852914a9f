package org.recourse.server.console.review;

import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

/// Says in plain words why an act of review is not possible.
final class Possible {

  private Possible() {}

  static void act(Runnable act) {
    try {
      act.run();
    } catch (ReviewDesk.NotPossibleException e) {
      throw e.why() == ReviewDesk.Why.NOT_THERE
          ? ProblemException.notFound("notice")
          : new ProblemException(ProblemCode.INVALID_REQUEST, said(e.why()));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static String said(ReviewDesk.Why why) {
    return switch (why) {
      case NOT_THERE -> "it is not there";
      case CLAIMED_BY_ANOTHER -> "a colleague works on this notice";
      case DECIDED_BEFORE -> "this was decided meanwhile";
      case NOT_LOCATED ->
        "the platform has not found the item yet, so there is nothing that it could act on";
      case GROUND_WITHOUT_BASIS ->
        "this ground has no basis here: nobody looked, nothing matched, or it was not declared";
      case NEEDS_ANOTHER_PERSON -> "this needs another person than you";
      case RESTRICTED -> "the person shown may have been under 18";
      case NOT_OPEN_TO_APPEAL -> "this cannot be contested, or not any more";
    };
  }
}
