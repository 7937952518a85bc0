package org.signalbox.core;

/**
 * An operator's mistake, told in one sentence: what was read, where, and what was expected.
 *
 * <p>Thrown at the edge where a file, a setting or a command line is read. The message is shown to
 * the operator as it is, without a stack trace.
 */
public class OperatorFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OperatorFault(String sentence) {
    super(sentence);
  }

  public OperatorFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
