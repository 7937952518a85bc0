package org.signalbox.charging.session;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.BalanceCheck;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Debit;
import org.signalbox.charging.session.UsageStep.PriceEnquiry;
import org.signalbox.charging.session.UsageStep.Refund;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.rating.TypeOfRecord;

/** Reads what {@link StepEncoder} wrote. Any thread. */
final class StepDecoder {

  private final DataInputStream from;

  private StepDecoder(DataInputStream from) {
    this.from = from;
  }

  /** The steps, the oldest first. */
  static List<SessionStep> decode(byte[] steps) {
    List<SessionStep> decoded = new ArrayList<>();
    int next = 0;
    while (next < steps.length) {
      int from = next + StepEncoder.LENGTH_OCTETS;
      next = next(steps, next);
      decoded.add(decode(new ByteArrayInputStream(steps, from, next - from)));
    }
    return List.copyOf(decoded);
  }

  private static SessionStep decode(ByteArrayInputStream octets) {
    try {
      return new StepDecoder(new DataInputStream(octets)).step();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the last steps begin, all where there are no more than so many. */
  static int startOfLast(byte[] steps, int most) {
    int surplus = -most;
    for (int at = 0; at < steps.length; at = next(steps, at)) {
      surplus++;
    }
    int start = 0;
    for (; surplus > 0; surplus--) {
      start = next(steps, start);
    }
    return start;
  }

  /** Where the step ends that begins there, and the one after it begins. */
  private static int next(byte[] steps, int at) {
    return at + StepEncoder.LENGTH_OCTETS + ByteBuffer.wrap(steps).getInt(at);
  }

  private SessionStep step() throws IOException {
    return new SessionStep(
        number(),
        text(),
        new TypeOfRecord(text()),
        instant(),
        usage(),
        answer(),
        from.readBoolean() ? Optional.of(turn()) : Optional.empty(),
        number(),
        (int) number());
  }

  private PriceTurn turn() throws IOException {
    long at = number();
    Instant moment = instant();
    return new PriceTurn(at, moment.atZone(ZoneOffset.ofTotalSeconds((int) number())));
  }

  private UsageStep usage() throws IOException {
    byte kind = from.readByte();
    return switch (kind) {
      case StepEncoder.CONSUME -> new Consume(used(), asked(), from.readBoolean());
      case StepEncoder.DEBIT -> new Debit(number());
      case StepEncoder.REFUND ->
          new Refund(number(), from.readBoolean() ? Optional.of(text()) : Optional.empty());
      case StepEncoder.PRICE_ENQUIRY -> new PriceEnquiry(number());
      case StepEncoder.BALANCE_CHECK -> new BalanceCheck(number());
      default -> throw new IllegalStateException("a step of no kind: " + kind);
    };
  }

  private Used used() throws IOException {
    long units = number();
    long afterChange = number();
    return new Used(
        units,
        afterChange == StepEncoder.NONE ? Optional.empty() : Optional.of(afterChange),
        number());
  }

  private Optional<Asked> asked() throws IOException {
    return from.readBoolean()
        ? Optional.of(new Asked(number(), number(), number()))
        : Optional.empty();
  }

  private ServiceAnswer answer() throws IOException {
    return new ServiceAnswer(
        text(),
        number(),
        from.readBoolean(),
        refusal(),
        number(),
        Amount.of(new BigDecimal(new BigInteger(octets()), from.readByte())),
        from.readBoolean() ? Optional.of(instant()) : Optional.empty());
  }

  private Optional<SessionRefusal> refusal() throws IOException {
    return from.readBoolean()
        ? Optional.of(new SessionRefusal(SessionRefusal.Reason.valueOf(text()), text()))
        : Optional.empty();
  }

  private Instant instant() throws IOException {
    return Instant.ofEpochSecond(number(), number());
  }

  private long number() throws IOException {
    long read = 0;
    int shift = 0;
    byte octet = from.readByte();
    while (octet < 0) {
      read |= (octet & 0x7fL) << shift;
      shift += 7;
      octet = from.readByte();
    }
    read |= (long) octet << shift;
    return (read >>> 1) ^ -(read & 1);
  }

  private String text() throws IOException {
    return new String(octets(), StandardCharsets.UTF_8);
  }

  private byte[] octets() throws IOException {
    return from.readNBytes((int) number());
  }
}
