package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;

/**
 * The answer to a request that no open session remembers. Immutable.
 *
 * <p>The answer is kept as the octets that images have of it: hundreds of thousands are remembered
 * and hardly one is ever asked for, and as objects each would be ten that the collector moves.
 */
public final class Remembered implements Keyed<String> {

  private final String session;
  private final long number;
  private final byte[] reply;
  private final long sequence;
  private final long forgottenAt;

  /**
   * @param request the last of its session
   * @param reply its answer, by {@link ReplyEncoder}
   * @param sequence ascends with every answer remembered
   * @param forgottenAt when it may be forgotten, before extensions
   */
  Remembered(RequestKey request, byte[] reply, long sequence, long forgottenAt) {
    this.session = request.session();
    this.number = request.number();
    this.reply = reply;
    this.sequence = sequence;
    this.forgottenAt = forgottenAt;
  }

  @Override
  public String key() {
    return session;
  }

  public long number() {
    return number;
  }

  /** The answer, made anew. */
  public LedgerReply reply() {
    return ReplyDecoder.reply(new OctetReader(reply));
  }

  long sequence() {
    return sequence;
  }

  long forgottenAt() {
    return forgottenAt;
  }

  /** As it stands in an image. */
  void write(OctetWriter out) {
    out.text(session).count(number).count(sequence).number(forgottenAt).octets(reply);
  }

  /** What {@link #write} wrote. */
  static Remembered read(OctetReader in) {
    RequestKey request = new RequestKey(in.text(), in.count());
    long sequence = in.count();
    long forgottenAt = in.number();
    int from = in.at();
    // Read for its form: the octets themselves are kept.
    ReplyDecoder.reply(in);
    return new Remembered(request, in.since(from), sequence, forgottenAt);
  }
}
