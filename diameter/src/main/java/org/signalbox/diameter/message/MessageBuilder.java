package org.signalbox.diameter.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds a new message: AVPs in the order in which they are written. Used by one thread, built
 * once.
 */
public final class MessageBuilder extends AvpWriter {

  private static final int CAPACITY = 512;

  private MessageHeader header;
  private final List<Avp> proxyInfos = new ArrayList<>();

  MessageBuilder(MessageHeader header) {
    super(CAPACITY);
    this.header = header;
    raw(new byte[DiameterMessage.HEADER_LENGTH]);
  }

  MessageBuilder answering(DiameterMessage request) {
    Optional<Avp> session = Optional.empty();
    AvpCursor cursor = request.cursor();
    while (cursor.next()) {
      if (session.isEmpty() && cursor.is(BaseAvp.SESSION_ID)) {
        session = Optional.of(cursor.avp());
      } else if (cursor.is(BaseAvp.PROXY_INFO)) {
        proxyInfos.add(cursor.avp());
      }
    }
    session.ifPresent(this::add);
    return this;
  }

  public MessageBuilder flags(int flags) {
    header = header.withFlags(flags);
    return this;
  }

  /** Sets flag bits beside those that are set. */
  public MessageBuilder withFlag(int bits) {
    return flags(header.flags() | bits);
  }

  /** Clears P: the command is for the next peer only. */
  public MessageBuilder notProxiable() {
    return flags(header.flags() & ~CommandFlags.PROXIABLE);
  }

  public MessageBuilder identifiers(int hopByHop, int endToEnd) {
    header =
        new MessageHeader(
            header.flags(), header.commandCode(), header.applicationId(), hopByHop, endToEnd);
    return this;
  }

  /** Writes Origin-Host and Origin-Realm. */
  public MessageBuilder origin(Origin origin) {
    text(BaseAvp.ORIGIN_HOST, origin.host().text());
    text(BaseAvp.ORIGIN_REALM, origin.realm());
    return this;
  }

  /** Writes Result-Code, and sets E for a protocol error. */
  public MessageBuilder result(int resultCode) {
    integer32(BaseAvp.RESULT_CODE, resultCode);
    return ResultCode.isProtocolError(resultCode) ? withFlag(CommandFlags.ERROR) : this;
  }

  /** The message. */
  public DiameterMessage build() {
    proxyInfos.forEach(this::add);
    proxyInfos.clear();
    return DiameterMessage.of(header, toByteArray());
  }
}
