package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A call's values other than its id, each in a column of its own. */
@Embeddable
class CallColumns {
  @Column(name = "customer_id", nullable = false, length = 64, updatable = false)
  private String customerId;

  @Column(name = "customer_name", nullable = false, updatable = false)
  private String customerName;

  @Column(name = "caller_number", nullable = false, length = 64, updatable = false)
  private String callerNumber;

  @Column(name = "did_number", nullable = false, length = 64, updatable = false)
  private String didNumber;

  @Column(name = "date_of_call", nullable = false, length = 10, updatable = false)
  private String dateOfCall;

  @Column(name = "start_time", nullable = false, length = 40, updatable = false)
  private String startTime;

  @Column(name = "end_time", nullable = false, length = 40, updatable = false)
  private String endTime;

  @Column(name = "dtmf", nullable = false, length = 64, updatable = false)
  private String dtmf;

  @Column(name = "call_status", nullable = false, length = 16, updatable = false)
  private String status;

  @Column(name = "recording_path", nullable = false, length = 2048, updatable = false)
  private String recordingPath;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected CallColumns() {}

  CallColumns(Call call) {
    customerId = call.customerId();
    customerName = call.customerName();
    callerNumber = call.callerNumber();
    didNumber = call.didNumber();
    dateOfCall = call.dateOfCall();
    startTime = call.startTime();
    endTime = call.endTime();
    dtmf = call.dtmf();
    status = call.status();
    recordingPath = call.recordingPath();
  }

  Call toCall(CallId id) {
    return new Call(
        id,
        customerId,
        customerName,
        callerNumber,
        didNumber,
        dateOfCall,
        startTime,
        endTime,
        dtmf,
        status,
        recordingPath);
  }
}
