package main

import (
	"context"
	"errors"

	"example.com/app/internal/azfunc"
)

// everythingMessage is what the queue of Everything carries, as JSON.
type everythingMessage struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// everything takes a message from the queue. If it returns an error the host tries
// again, and after five times moves the message to the poison queue.
func (a *app) everything(ctx context.Context, e *azfunc.QueueEvent[everythingMessage], b everythingBindings) error {
	if e.Message.ID == "" {
		return errors.New("the message has no id")
	}
	var blobInValue string
	if err := b.BlobIn.Decode(&blobInValue); err != nil {
		return err
	}
	var tableInValue []struct {
		azfunc.TableKeys
		Text string
	}
	if err := b.TableIn.Decode(&tableInValue); err != nil {
		return err
	}
	var cosmosdbInValue []struct {
		ID string `json:"id"`
	}
	if err := b.CosmosdbIn.Decode(&cosmosdbInValue); err != nil {
		return err
	}
	var sqlInValue []struct{ Name string }
	if err := b.SqlIn.Decode(&sqlInValue); err != nil {
		return err
	}
	var mysqlInValue []struct{ Name string }
	if err := b.MysqlIn.Decode(&mysqlInValue); err != nil {
		return err
	}
	var signalrConnectionInValue azfunc.SignalRConnectionInfo
	if err := b.SignalrConnectionIn.Decode(&signalrConnectionInValue); err != nil {
		return err
	}
	var webpubsubConnectionInValue azfunc.WebPubSubConnection
	if err := b.WebpubsubConnectionIn.Decode(&webpubsubConnectionInValue); err != nil {
		return err
	}
	var redisInValue string
	if err := b.RedisIn.Decode(&redisInValue); err != nil {
		return err
	}
	var daprStateInValue any
	if err := b.DaprStateIn.Decode(&daprStateInValue); err != nil {
		return err
	}
	var daprSecretInValue map[string]string
	if err := b.DaprSecretIn.Decode(&daprSecretInValue); err != nil {
		return err
	}
	if err := b.QueueOut.SendJSON(map[string]string{"from": "azure-go-func"}); err != nil {
		return err
	}
	if err := b.BlobOut.SendText("written by azure-go-func"); err != nil {
		return err
	}
	var tableOutValue struct {
		azfunc.TableKeys
		Text string
	}
	tableOutValue.PartitionKey, tableOutValue.RowKey = "samples", azfunc.NewRowKey()
	tableOutValue.Text = "written by azure-go-func"
	if err := b.TableOut.Send(tableOutValue); err != nil {
		return err
	}
	if err := b.CosmosdbOut.Send(everythingCosmosdbOutItem{ID: "1", Text: "written by azure-go-func"}); err != nil {
		return err
	}
	if err := b.ServicebusOut.SendJSON(map[string]string{"from": "azure-go-func"}); err != nil {
		return err
	}
	if err := b.EventhubOut.SendJSON(map[string]string{"from": "azure-go-func"}); err != nil {
		return err
	}
	if err := b.SqlOut.Send(everythingSqlOutItem{ID: 1, Name: "Cup"}); err != nil {
		return err
	}
	if err := b.EventgridOut.Send(azfunc.EventGridSchema{Subject: "example", EventType: "Example.Sent", Data: "hello"}); err != nil {
		return err
	}
	if err := b.MysqlOut.Send(everythingMysqlOutItem{ID: 1, Name: "Cup"}); err != nil {
		return err
	}
	if err := b.KafkaOut.SendRecords(azfunc.KafkaRecord{Key: "azure-go-func", Value: "hello"}); err != nil {
		return err
	}
	if err := b.RabbitmqOut.SendJSON(map[string]string{"from": "azure-go-func"}); err != nil {
		return err
	}
	if err := b.SignalrOut.Send(azfunc.SignalRMessage{Target: "newMessage", Arguments: []any{"azure-go-func"}}); err != nil {
		return err
	}
	if err := b.WebpubsubOut.Send(azfunc.WebPubSubAction{Name: "sendToAll", Data: "azure-go-func"}); err != nil {
		return err
	}
	if err := b.SendgridOut.Send(azfunc.SendGridMessage{
		Subject: "azure-go-func",
		Content: []azfunc.SendGridContent{{Type: "text/plain", Value: "hello"}},
	}); err != nil {
		return err
	}
	if err := b.TwilioOut.Send(azfunc.TwilioMessage{To: "+14255550100", Body: "hello from azure-go-func"}); err != nil {
		return err
	}
	if err := b.RedisOut.Send("azure-go-func"); err != nil {
		return err
	}
	if err := b.DaprStateOut.Send(azfunc.DaprState{Value: map[string]string{"from": "azure-go-func"}}); err != nil {
		return err
	}
	if err := b.DaprPublishOut.Send(azfunc.DaprPublication{Payload: map[string]string{"from": "azure-go-func"}}); err != nil {
		return err
	}
	if err := b.DaprBindingOut.Send(azfunc.DaprBindingMessage{Data: map[string]string{"from": "azure-go-func"}}); err != nil {
		return err
	}
	if err := b.DaprInvokeOut.Send(azfunc.DaprInvocation{Body: map[string]string{"from": "azure-go-func"}}); err != nil {
		return err
	}
	e.Logf("message %s: %s (delivery %d)", e.Message.ID, e.Message.Text, e.DequeueCount)
	return nil
}

// everythingCosmosdbOutItem is what cosmosdbOut in function.json takes.
type everythingCosmosdbOutItem struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// everythingSqlOutItem is what sqlOut in function.json takes.
type everythingSqlOutItem struct {
	ID   int
	Name string
}

// everythingMysqlOutItem is what mysqlOut in function.json takes.
type everythingMysqlOutItem struct {
	ID   int
	Name string
}
