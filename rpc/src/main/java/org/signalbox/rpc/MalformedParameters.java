package org.signalbox.rpc;

/**
 * Parameters that are not of the method's shape. Its message is the error text of the answer; it
 * never leaves the dispatcher.
 */
public final class MalformedParameters extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedParameters(String errorText) {
    super(errorText, null, false, false);
  }
}
