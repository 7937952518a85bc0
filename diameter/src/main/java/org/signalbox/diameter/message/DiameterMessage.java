package org.signalbox.diameter.message;

import java.util.Arrays;

/**
 * One Diameter message (RFC 6733 §3): header fields, and AVPs that are read from the bytes only
 * when they are looked at.
 *
 * <p>The bytes are never written again, so copies that differ only in the header ({@link
 * #withHopByHop}, {@link #withFlags}) share them; that is what a relay does to most messages. A
 * decoded message encodes to the bytes it came from, unknown AVPs and reserved bits included.
 * Immutable; any thread may use it.
 */
public final class DiameterMessage {

  /** Octets of the header. */
  public static final int HEADER_LENGTH = 20;

  private static final int VERSION = 1;

  /** The first {@link #HEADER_LENGTH} octets may be stale: the fields below are the header. */
  private final byte[] bytes;

  private final int flags;
  private final int commandCode;
  private final int applicationId;
  private final int hopByHop;
  private final int endToEnd;

  private DiameterMessage(byte[] bytes, MessageHeader header) {
    this.bytes = bytes;
    this.flags = header.flags();
    this.commandCode = header.commandCode();
    this.applicationId = header.applicationId();
    this.hopByHop = header.hopByHop();
    this.endToEnd = header.endToEnd();
  }

  private DiameterMessage(DiameterMessage same, int flags, int hopByHop, int endToEnd) {
    this.bytes = same.bytes;
    this.flags = flags;
    this.commandCode = same.commandCode;
    this.applicationId = same.applicationId;
    this.hopByHop = hopByHop;
    this.endToEnd = endToEnd;
  }

  /**
   * Takes a framed message without copying: the caller gives the array away.
   *
   * @param frame exactly one message, at least a header long; see {@link MessageDecoder} for bytes
   *     that are not trusted
   */
  public static DiameterMessage owning(byte[] frame) {
    return new DiameterMessage(frame, MessageHeader.read(frame));
  }

  /** A new message from a header and the bytes of a writer that left room for the header. */
  static DiameterMessage of(MessageHeader header, byte[] withHeaderRoom) {
    return new DiameterMessage(withHeaderRoom, header);
  }

  /** Begins a request. */
  public static MessageBuilder request(int applicationId, int commandCode) {
    int flags = CommandFlags.REQUEST | CommandFlags.PROXIABLE;
    return new MessageBuilder(new MessageHeader(flags, commandCode, applicationId, 0, 0));
  }

  /**
   * Begins the answer to this request: same command, application and identifiers, P as in the
   * request, Session-Id copied first, Proxy-Info copied last (RFC 6733 §6.2).
   */
  public MessageBuilder answer() {
    int answerFlags = flags & CommandFlags.PROXIABLE;
    MessageHeader header =
        new MessageHeader(answerFlags, commandCode, applicationId, hopByHop, endToEnd);
    return new MessageBuilder(header).answering(this);
  }

  /** A changed copy; AVPs that are not touched keep their bytes. */
  public MessageEditor edit() {
    return new MessageEditor(this);
  }

  /** The flags as on the wire, reserved bits included. */
  public int flags() {
    return flags;
  }

  public boolean isRequest() {
    return (flags & CommandFlags.REQUEST) != 0;
  }

  public boolean isProxiable() {
    return (flags & CommandFlags.PROXIABLE) != 0;
  }

  public boolean isError() {
    return (flags & CommandFlags.ERROR) != 0;
  }

  public boolean isRetransmitted() {
    return (flags & CommandFlags.RETRANSMITTED) != 0;
  }

  public int commandCode() {
    return commandCode;
  }

  /** The application as 32 bits; {@code -1} is the relay application. */
  public int applicationId() {
    return applicationId;
  }

  public int hopByHop() {
    return hopByHop;
  }

  public int endToEnd() {
    return endToEnd;
  }

  /** Octets on the wire. */
  public int length() {
    return bytes.length;
  }

  public AvpList avps() {
    return AvpList.inside(bytes, HEADER_LENGTH, bytes.length, 0);
  }

  /** A walk over the AVPs that creates no object for each. */
  public AvpCursor cursor() {
    return new AvpCursor(bytes, HEADER_LENGTH, bytes.length);
  }

  public DiameterMessage withHopByHop(int identifier) {
    return new DiameterMessage(this, flags, identifier, endToEnd);
  }

  public DiameterMessage withEndToEnd(int identifier) {
    return new DiameterMessage(this, flags, hopByHop, identifier);
  }

  public DiameterMessage withFlags(int newFlags) {
    return new DiameterMessage(this, newFlags & 0xFF, hopByHop, endToEnd);
  }

  /** The same request, marked as one that may have been sent before. */
  public DiameterMessage retransmitted() {
    return withFlags(flags | CommandFlags.RETRANSMITTED);
  }

  /** The same message with one more AVP at its end; what relays do with Route-Record. */
  public DiameterMessage append(AvpKey key, byte[] data) {
    int header = key.vendorId() == 0 ? AvpLayout.HEADER : AvpLayout.VENDOR_HEADER;
    int at = AvpLayout.padded(bytes.length);
    byte[] longer = Arrays.copyOf(bytes, at + AvpLayout.padded(header + data.length));
    AvpLayout.putInt32(longer, at, key.code());
    AvpLayout.putInt32(longer, at + 4, header + data.length);
    longer[at + 4] = (byte) (key.vendorId() == 0 ? Avp.MANDATORY : Avp.MANDATORY | Avp.VENDOR);
    if (key.vendorId() != 0) {
      AvpLayout.putInt32(longer, at + AvpLayout.HEADER, key.vendorId());
    }
    System.arraycopy(data, 0, longer, at + header, data.length);
    return new DiameterMessage(longer, header());
  }

  MessageHeader header() {
    return new MessageHeader(flags, commandCode, applicationId, hopByHop, endToEnd);
  }

  byte[] sharedBytes() {
    return bytes;
  }

  /** The message as on the wire. */
  public byte[] encoded() {
    byte[] copy = bytes.clone();
    encodeHeader(copy);
    return copy;
  }

  /** Writes the header into the first {@link #HEADER_LENGTH} octets of an array. */
  public void encodeHeader(byte[] into) {
    AvpLayout.putInt32(into, 0, (VERSION << 24) | bytes.length);
    AvpLayout.putInt32(into, 4, (flags << 24) | commandCode);
    AvpLayout.putInt32(into, 8, applicationId);
    AvpLayout.putInt32(into, 12, hopByHop);
    AvpLayout.putInt32(into, 16, endToEnd);
  }

  /** Hands the octets after the header to a sink without copying; the sink must not keep them. */
  public void encodeBody(BodySink sink) {
    sink.write(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
  }

  /** Takes the body of a message while it is encoded. */
  @FunctionalInterface
  public interface BodySink {

    /** Copies octets; the array must not be changed or kept. */
    void write(byte[] bytes, int offset, int length);
  }

  /** Equal when the wire octets are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DiameterMessage that
        && header().equals(that.header())
        && Arrays.equals(
            bytes, HEADER_LENGTH, bytes.length, that.bytes, HEADER_LENGTH, that.bytes.length);
  }

  @Override
  public int hashCode() {
    return header().hashCode() * 31 + bytes.length;
  }

  /** Header fields only: data may hold subscribers' identities. */
  @Override
  public String toString() {
    return (isRequest() ? "request " : "answer ")
        + commandCode
        + " application "
        + Integer.toUnsignedString(applicationId)
        + " hop-by-hop "
        + Integer.toHexString(hopByHop)
        + " end-to-end "
        + Integer.toHexString(endToEnd);
  }
}
