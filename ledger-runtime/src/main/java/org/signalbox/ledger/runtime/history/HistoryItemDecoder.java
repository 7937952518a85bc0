package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.TypeOfRecord;

/** Octets of a frame to the item that {@link HistoryItemEncoder} made them of. One thread. */
final class HistoryItemDecoder {

  private final HistoryOctetReader in;

  private HistoryItemDecoder(ByteBuffer octets) {
    this.in = new HistoryOctetReader(octets);
  }

  /** The item; empty for a mark. */
  static Optional<HistoryItem> decode(ByteBuffer payload) {
    HistoryItemDecoder decoder = new HistoryItemDecoder(payload);
    return switch (decoder.in.octet()) {
      case HistoryItemEncoder.MARK -> Optional.empty();
      case HistoryItemEncoder.ENTRY -> Optional.of(decoder.entry());
      case HistoryItemEncoder.USAGE -> Optional.of(decoder.usage());
      case HistoryItemEncoder.STEP -> Optional.of(decoder.step());
      default -> throw new IllegalArgumentException("an unknown kind of item");
    };
  }

  /** The position that a mark tells; empty for an item. */
  static Optional<Long> mark(ByteBuffer payload) {
    return payload.get(payload.position()) == HistoryItemEncoder.MARK
        ? Optional.of(payload.getLong(payload.position() + 1))
        : Optional.empty();
  }

  /** Whose an item is, without reading the rest of it. */
  static AccountId account(ByteBuffer payload) {
    ByteBuffer behindPlace = payload.duplicate();
    behindPlace.position(payload.position() + HistoryItemEncoder.ACCOUNT_AT);
    return new HistoryItemDecoder(behindPlace).account();
  }

  private HistoryItem.Place place() {
    return new HistoryItem.Place(in.longNumber(), in.number(), in.moment());
  }

  private AccountId account() {
    return new AccountId(in.text(), in.text());
  }

  private HistoryItem entry() {
    return new HistoryItem.Entry(
        place(),
        account(),
        EntryKind.valueOf(in.text()),
        new HistoryItem.BalanceName(in.number(), in.text(), in.text()),
        in.amount(),
        in.amount(),
        Optional.of(in.text()).filter(session -> !session.isEmpty()));
  }

  private HistoryItem step() {
    return new HistoryItem.AccountStep(
        place(), account(), HistoryItem.StepKind.valueOf(in.text()), in.text());
  }

  private HistoryItem usage() {
    HistoryItem.Place place = place();
    AccountId account = account();
    String session = in.text();
    PartKey key = new PartKey(in.text(), in.text());
    TypeOfRecord tor = new TypeOfRecord(in.text());
    String category = in.text();
    String destination = in.text();
    Instant start = in.moment();
    ZoneId zone = ZoneId.of(in.text());
    String tariff = in.text();
    long usedNow = in.longNumber();
    long used = in.longNumber();
    Amount charged = in.amount();
    PartTerms terms =
        new PartTerms(account, tor, pricing(), category, destination, start.atZone(zone));
    return new HistoryItem.Usage(
        place, session, new HistoryItem.Used(key, terms, tariff, usedNow, used, charged));
  }

  private Pricing pricing() {
    return switch (in.octet()) {
      case HistoryItemEncoder.BY_TARIFF -> new Pricing.ByTariff(in.text());
      case HistoryItemEncoder.FIXED ->
          new Pricing.Fixed(in.amount(), in.amount(), in.longNumber(), in.longNumber());
      default -> throw new IllegalArgumentException("an unknown kind of pricing");
    };
  }
}
