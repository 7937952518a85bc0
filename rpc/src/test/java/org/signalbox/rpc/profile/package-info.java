@NullMarked
package org.signalbox.rpc.profile;

import org.jspecify.annotations.NullMarked;
