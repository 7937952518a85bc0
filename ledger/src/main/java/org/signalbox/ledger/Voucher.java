package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.internal.Keyed;
import org.signalbox.ledger.internal.Texts;

/**
 * A voucher as it is between two commands. Immutable.
 *
 * @param hash of its code
 * @param batch what it does and until when
 * @param redeemedBy the account that redeemed it; empty while nobody has
 */
public record Voucher(VoucherHash hash, String batch, Optional<AccountId> redeemedBy)
    implements Keyed<VoucherHash> {

  public Voucher {
    Texts.requireName("voucher batch", batch);
  }

  @Override
  public VoucherHash key() {
    return hash;
  }
}
