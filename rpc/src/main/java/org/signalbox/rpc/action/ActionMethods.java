package org.signalbox.rpc.action;

import java.util.List;
import java.util.stream.Stream;
import org.signalbox.rpc.RpcMethod;

/** All methods on what accounts do by themselves. */
public final class ActionMethods {

  static final String V1 = "APIerSv1";
  static final String V2 = "APIerSv2";

  /** Methods that the reference lacks. */
  static final String OWN = "SignalboxV1";

  private ActionMethods() {}

  public static List<RpcMethod> all(ActionContext context) {
    return Stream.of(
            new ActionSetMethods(context).all(),
            new ActionPlanMethods(context).all(),
            new TriggerMethods(context).all(),
            new AccountTriggerMethods(context).all(),
            new SharedGroupMethods(context).all(),
            new SchedulerMethods(context).all(),
            new VoucherMethods(context).all())
        .flatMap(List::stream)
        .toList();
  }
}
