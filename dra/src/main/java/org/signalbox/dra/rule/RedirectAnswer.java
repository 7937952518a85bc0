package org.signalbox.dra.rule;

import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;

/** The answer of a redirect agent (RFC 6733 §6.13 to §6.14). */
final class RedirectAnswer {

  private RedirectAnswer() {}

  static DiameterMessage of(DiameterMessage request, Origin origin, RouteAction.Redirect action) {
    MessageBuilder answer = request.answer().result(ResultCode.REDIRECT_INDICATION).origin(origin);
    action.hosts().forEach(host -> answer.text(BaseAvp.REDIRECT_HOST, host));
    answer.integer32(BaseAvp.REDIRECT_HOST_USAGE, action.usage());
    answer.integer32(BaseAvp.REDIRECT_MAX_CACHE_TIME, action.cacheTime().toSeconds());
    return answer.build();
  }
}
