package org.signalbox.charging;

/** The ledger gave no answer in time: what was asked may have been done or not. */
public final class LedgerSilence extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LedgerSilence(String sentence) {
    super(sentence);
  }
}
