package org.signalbox.diameter.dictionary;

import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * Shows messages to people: as a tree or on one line. Subscribers' identities are masked unless
 * asked for. Immutable; any thread may use it.
 */
public final class MessagePrinter {

  private final Dictionary dictionary;
  private final boolean unmasked;

  private MessagePrinter(Dictionary dictionary, boolean unmasked) {
    this.dictionary = dictionary;
    this.unmasked = unmasked;
  }

  /** A printer that masks subscribers' identities. */
  public static MessagePrinter masking(Dictionary dictionary) {
    return new MessagePrinter(dictionary, false);
  }

  /** A printer that shows everything. */
  public static MessagePrinter showingAll(Dictionary dictionary) {
    return new MessagePrinter(dictionary, true);
  }

  /** The command, application and identifiers, then one AVP a line, groups indented. */
  public String tree(DiameterMessage message) {
    StringBuilder out = new StringBuilder(head(message));
    out.append(" flags ").append(flags(message));
    out.append(" hop-by-hop 0x").append(Integer.toHexString(message.hopByHop()));
    out.append(" end-to-end 0x").append(Integer.toHexString(message.endToEnd()));
    out.append(" length ").append(message.length()).append('\n');
    append(out, message.avps(), 1);
    return out.toString();
  }

  /** The message in short: command, application, session, who, whereto, result. */
  public String line(DiameterMessage message) {
    StringBuilder out = new StringBuilder(head(message));
    AvpList avps = message.avps();
    avps.first(BaseAvp.SESSION_ID).ifPresent(avp -> field(out, "session", avp));
    avps.first(BaseAvp.ORIGIN_HOST).ifPresent(avp -> field(out, "from", avp));
    avps.first(BaseAvp.DESTINATION_HOST).ifPresent(avp -> field(out, "to", avp));
    avps.first(BaseAvp.DESTINATION_REALM).ifPresent(avp -> field(out, "realm", avp));
    avps.first(BaseAvp.USER_NAME).ifPresent(avp -> field(out, "user", avp));
    avps.first(BaseAvp.RESULT_CODE).ifPresent(avp -> field(out, "result", avp));
    avps.group(BaseAvp.EXPERIMENTAL_RESULT)
        .first(BaseAvp.EXPERIMENTAL_RESULT_CODE)
        .ifPresent(avp -> field(out, "experimental", avp));
    return out.toString();
  }

  /** The AVPs with their names and values, groups with what is in them; for other forms of text. */
  public List<ShownAvp> shown(AvpList avps) {
    return avps.stream().map(this::shown).toList();
  }

  private ShownAvp shown(Avp avp) {
    Optional<AvpDefinition> known = dictionary.avp(avp.key());
    String name = known.map(AvpDefinition::name).orElse("AVP");
    return isGroup(known)
        ? new ShownAvp(name, avp.key(), "", shown(avp.group()))
        : new ShownAvp(name, avp.key(), value(avp), List.of());
  }

  private static boolean isGroup(Optional<AvpDefinition> known) {
    return known.isPresent() && known.get().type() == AvpType.GROUPED;
  }

  private String head(DiameterMessage message) {
    String command =
        dictionary
            .command(message.commandCode())
            .map(known -> known.abbreviation(message.isRequest()))
            .orElseGet(
                () -> (message.isRequest() ? "request " : "answer ") + message.commandCode());
    return command + " " + application(message.applicationId());
  }

  private String application(int id) {
    return dictionary
        .application(id)
        .map(ApplicationDefinition::name)
        .orElseGet(() -> Integer.toUnsignedString(id));
  }

  private static String flags(DiameterMessage message) {
    StringBuilder text = new StringBuilder();
    text.append(message.isRequest() ? 'R' : '-');
    text.append(message.isProxiable() ? 'P' : '-');
    text.append(message.isError() ? 'E' : '-');
    text.append(message.isRetransmitted() ? 'T' : '-');
    return text.toString();
  }

  private void field(StringBuilder out, String name, Avp avp) {
    out.append(' ').append(name).append('=').append(value(avp));
  }

  private void append(StringBuilder out, AvpList avps, int depth) {
    for (Avp avp : avps) {
      Optional<AvpDefinition> known = dictionary.avp(avp.key());
      out.repeat("  ", depth).append(name(avp, known));
      if (isGroup(known)) {
        out.append('\n');
        append(out, avp.group(), depth + 1);
      } else {
        out.append(": ").append(value(avp)).append('\n');
      }
    }
    avps.fault()
        .ifPresent(
            fault -> out.repeat("  ", depth).append("! ").append(fault.reason()).append('\n'));
  }

  private static String name(Avp avp, Optional<AvpDefinition> known) {
    return known.map(AvpDefinition::name).orElse("AVP") + " (" + avp.key() + ")";
  }

  private String value(Avp avp) {
    Optional<AvpDefinition> known = dictionary.avp(avp.key());
    if (known.isEmpty()) {
      return AvpValueText.hex(avp);
    }
    String text = AvpValueText.of(avp, known.get());
    return known.get().subscriber() && !unmasked ? AvpValueText.masked(text) : text;
  }
}
