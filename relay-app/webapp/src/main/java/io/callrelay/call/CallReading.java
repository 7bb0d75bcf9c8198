package io.callrelay.call;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.callrelay.platform.Json;
import io.callrelay.platform.Printable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Reads what telephony posted into a call, or says everything that is wrong with it (S5 and its
 * readings). Unknown fields are passed over, whatever they hold.
 */
public final class CallReading {
  private static final int LONGEST_REASON = 200;
  private static final Pattern NUMBER_LIKE = Pattern.compile("\\d{5,}");

  private final CallRules rules;

  /**
   * @param zone in which a missing {@code tpDateOfCall} is derived from the start time
   */
  public CallReading(ZoneId zone) {
    this.rules = new CallRules(zone);
  }

  /** Reads a body; never throws, whatever the bytes are. */
  public ReadCall read(byte[] body) {
    try {
      String text = Json.utf8(body);
      if (text.startsWith("\uFEFF")) {
        return new ReadCall.Malformed(
            "the body begins with a byte order mark, which JSON does not have (RFC 8259, 8.1)");
      }
      return rules.check(PostedFields.in(text));
    } catch (CharacterCodingException e) {
      return new ReadCall.Malformed("the body is not UTF-8");
    } catch (PostedFields.NotOneObject e) {
      return new ReadCall.Malformed(e.getMessage() + "; one JSON object is required");
    } catch (JsonProcessingException e) {
      return new ReadCall.Malformed(notJson(e));
    } catch (IOException e) {
      return new ReadCall.Malformed("the body is not JSON");
    }
  }

  private static String notJson(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    String reason = NUMBER_LIKE.matcher(Printable.text(e.getOriginalMessage())).replaceAll("***");
    return "the body is not JSON" + where + ": " + Printable.cut(reason, LONGEST_REASON);
  }
}
