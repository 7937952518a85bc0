package org.signalbox.profiles.internal;

/**
 * An event whose fields do not fit what a profile does with them, such as a word compared with a
 * number. Its message is what the client is told.
 *
 * <p>Never leaves the package {@code org.signalbox.profiles}, where it becomes an outcome. Carries
 * no stack trace, since any event may cause one.
 */
class EvaluationFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EvaluationFault(String text) {
    super(text, null, false, false);
  }

  /** The fault that a value's own refusal amounts to. */
  static EvaluationFault from(RuntimeException refusal) {
    return new EvaluationFault(Excerpt.of(String.valueOf(refusal.getMessage())));
  }

  /** A field that an attribute needs is not in the event. */
  static final class MissingField extends EvaluationFault {

    private static final long serialVersionUID = 1L;

    MissingField(String rules) {
      super("NOT_FOUND:" + rules);
    }
  }
}
