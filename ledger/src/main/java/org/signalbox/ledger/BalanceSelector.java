package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * Which balances of an account are meant.
 *
 * @param tor those of one kind; empty for all kinds
 * @param id the one of that name; empty for all
 */
public record BalanceSelector(Optional<TypeOfRecord> tor, Optional<String> id) {

  /** Every balance. */
  public static final BalanceSelector ALL = new BalanceSelector(Optional.empty(), Optional.empty());

  public BalanceSelector {
    tor.ifPresent(kind -> Texts.requireName("type of record", kind.text()));
    id.ifPresent(name -> Texts.requireName("balance", name));
  }

  /** One balance. */
  public static BalanceSelector of(TypeOfRecord tor, String id) {
    return new BalanceSelector(Optional.of(tor), Optional.of(id));
  }

  public boolean matches(Balance balance) {
    return tor.map(kind -> kind.equals(balance.tor())).orElse(true)
        && id.map(name -> name.equals(balance.id())).orElse(true);
  }
}
