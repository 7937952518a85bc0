package org.signalbox.sbi.nrf.token;

import java.util.List;
import org.signalbox.registers.nf.NfInstanceId;

/** Hears of tokens: for counters and alarms. Called on the thread of the request; never waits. */
public interface TokenListener {

  /** A token was given. */
  void granted(NfInstanceId consumer, List<String> scopes);

  /** None was given. */
  void refused(TokenError error);
}
