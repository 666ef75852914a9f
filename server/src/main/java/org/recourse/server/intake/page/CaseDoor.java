package org.recourse.server.intake.page;

import java.util.List;
import java.util.Optional;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseKey;
import org.recourse.casework.code.CaseCode;
import org.recourse.casework.code.CodeReading;
import org.recourse.server.casework.CaseDesk;
import org.recourse.server.intake.CallerNetwork;
import org.recourse.server.limits.LoadGate;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.limits.RateLimits;
import org.springframework.stereotype.Component;

/// Lets her in by a handle and a key, or the words. May be shared between threads.
///
/// Whether there is no such case, the words are others, or the case was deleted: the same is
/// counted, derived, asked and compared, and the same is answered.
@Component
class CaseDoor {

  private final CaseDesk cases;
  private final RateLimits limits;
  private final LoadGate gate;
  private final CallerNetwork networks;

  CaseDoor(CaseDesk cases, RateLimits limits, LoadGate gate, CallerNetwork networks) {
    this.cases = cases;
    this.limits = limits;
    this.gate = gate;
    this.networks = networks;
  }

  /// What became of an attempt.
  sealed interface Entry {

    /// She is in.
    ///
    /// @param file her case
    /// @param key that opened it, 64 hexadecimal digits
    /// @param corrected words that were put right as she typed them, to be shown to her
    record In(CaseFile file, String key, List<String> corrected) implements Entry {
      /// Says nothing of it.
      @Override
      public String toString() {
        return "In[withheld]";
      }
    }

    /// What she typed cannot be a handle and eight words. This depends on what was typed alone.
    ///
    /// @param problem the key of a sentence
    /// @param position of the word in question, empty if it is none
    record Unreadable(String problem, String position) implements Entry {}

    /// Handle and words do not fit each other.
    record Refused() implements Entry {}
  }

  /// Tries a form's handle with its key, or with its words.
  Entry enter(Form form) {
    Optional<CaseHandle> handle = form.handle();
    if (handle.isEmpty()) {
      return new Entry.Unreadable("enter.number", "");
    }
    if (form.key().isPresent()) {
      return tried(form, handle.get(), form.key().get(), form.text(Form.KEY), List.of());
    }
    return switch (CaseCode.read(form.text(Form.CODE))) {
      case CodeReading.Understood(var code, var corrected) ->
        tried(
            form,
            handle.get(),
            CaseKey.ofHex(code.authKey()).orElseThrow(),
            code.authKey(),
            corrected.stream().map(at -> code.words().get(at - 1)).toList());
      case CodeReading.UnknownWord(int position) ->
        new Entry.Unreadable("enter.word", Integer.toString(position));
      case CodeReading.WrongCount() -> new Entry.Unreadable("enter.count", "");
    };
  }

  private Entry tried(
      Form form, CaseHandle handle, CaseKey key, String hex, List<String> corrected) {
    networks.of(form.request()).ifPresent(network -> limits.take(RateLimit.CASE_TRIES, network, 1));
    limits.take(RateLimit.CASE_TRIES_HANDLE, handle.text(), 1);
    form.enter(gate, LoadGate.Door.ENTERING);
    return cases
        .find(handle, key)
        .<Entry>map(file -> new Entry.In(file, hex, corrected))
        .orElseGet(Entry.Refused::new);
  }
}
