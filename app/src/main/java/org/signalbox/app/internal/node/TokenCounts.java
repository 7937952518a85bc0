package org.signalbox.app.internal.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.sbi.nrf.token.TokenError;
import org.signalbox.sbi.nrf.token.TokenListener;

/** Counts access tokens by what became of the request. Any thread. */
final class TokenCounts implements TokenListener {

  private final LongAdder granted = new LongAdder();
  private final Map<TokenError, LongAdder> refused = new ConcurrentHashMap<>();

  @Override
  public void granted(NfInstanceId consumer, List<String> scopes) {
    granted.increment();
  }

  @Override
  public void refused(TokenError error) {
    refused.computeIfAbsent(error, ignored -> new LongAdder()).increment();
  }

  private long refusals(TokenError error) {
    LongAdder count = refused.get(error);
    return count == null ? 0 : count.sum();
  }

  /** {@code granted}, and each error by its word on the wire. */
  Map<String, LongSupplier> counts() {
    Map<String, LongSupplier> byOutcome = new LinkedHashMap<>();
    byOutcome.put("granted", granted::sum);
    for (TokenError error : TokenError.values()) {
      byOutcome.put(error.toString(), () -> refusals(error));
    }
    return byOutcome;
  }
}
