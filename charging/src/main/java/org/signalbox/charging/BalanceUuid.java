package org.signalbox.charging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.signalbox.ledger.AccountId;

/**
 * The id by which clients of the API know a balance: made from the account and the balance's
 * serial, so it stays the same as long as the balance lives and is never given to another.
 */
public final class BalanceUuid {

  private BalanceUuid() {}

  public static String of(AccountId account, int serial) {
    String name = account.tenant() + '\0' + account.account() + '\0' + serial;
    byte[] hash = NameHash.MD5.of(name.getBytes(StandardCharsets.UTF_8));
    // As UUID.nameUUIDFromBytes makes it (RFC 9562 §5.3: version 3), which looks MD5 up each time.
    hash[6] = (byte) ((hash[6] & 0x0F) | 0x30);
    hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
    ByteBuffer octets = ByteBuffer.wrap(hash);
    return new UUID(octets.getLong(), octets.getLong()).toString();
  }
}
