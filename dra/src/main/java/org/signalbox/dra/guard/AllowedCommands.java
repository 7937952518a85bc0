package org.signalbox.dra.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/**
 * The requests that a peer may send.
 *
 * @param byApplication the command codes by application id; an empty set allows every command of
 *     the application
 */
public record AllowedCommands(Map<Integer, Set<Integer>> byApplication) {

  public AllowedCommands {
    Map<Integer, Set<Integer>> copied = new HashMap<>();
    byApplication.forEach((application, codes) -> copied.put(application, Set.copyOf(codes)));
    byApplication = Map.copyOf(copied);
  }

  /** Why a request may not come: 3007 for its application, 3001 for its command. */
  Optional<MessageFault> judge(int applicationId, int commandCode) {
    Set<Integer> commands = byApplication.get(applicationId);
    if (commands == null) {
      return Optional.of(
          MessageFault.of(
              ResultCode.APPLICATION_UNSUPPORTED, "this peer may not use the application"));
    }
    return commands.isEmpty() || commands.contains(commandCode)
        ? Optional.empty()
        : Optional.of(
            MessageFault.of(ResultCode.COMMAND_UNSUPPORTED, "this peer may not use the command"));
  }
}
