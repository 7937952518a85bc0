@NullMarked
package org.signalbox.rpc.session;

import org.jspecify.annotations.NullMarked;
